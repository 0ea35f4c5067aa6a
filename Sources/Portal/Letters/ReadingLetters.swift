package import Domain
package import Store
import Web
import Words

extension LetterContent {
    /// The receipt of what was given at once.
    ///
    /// - Parameter byLink: whether somebody else may have given it, by the link on the bill.
    static func readingsTaken(_ receipts: [Receipt], byLink: Bool = false, _ texts: Texts) -> LetterContent {
        let (words, wording) = (texts.readingLetters.taken, ReadingWording(texts))
        let paragraphs = receipts.flatMap { receipt in
            let given = receipt.submission
            let meter = texts.readings.meter((service: receipt.service.name[texts.language], meter: given.meter.text))
            let reading = words.reading(
                (
                    account: receipt.account.shownNumber, meter: meter, values: wording.values(given),
                    day: given.day.numeric
                ))
            let number = words.receipt((receipt: given.receipt.text, until: given.until.numeric))
            return [reading + " " + wording.state(given).joined(separator: " ") + " " + number]
        }
        return LetterContent(
            kind: .readingsTaken, subject: byLink ? words.linkSubject : words.subject,
            paragraphs: [byLink ? words.linkLead : words.lead] + paragraphs,
            link: (words.link, GivenReadingsPage()), notes: [byLink ? words.linkNote : words.note])
    }

    /// What the operator or billing did with a reading.
    static func readingAnswered(
        _ reading: DecidedReading, _ catalogue: Catalogue?, _ texts: Texts
    ) -> LetterContent {
        let (words, wording, given) = (texts.readingLetters.answered, ReadingWording(texts), reading.submission)
        let service = catalogue?.service(given.service)?.name[texts.language] ?? given.service.text
        let meter = texts.readings.meter((service: service, meter: given.meter.text))
        let what = texts.readingLetters.taken.reading(
            (account: reading.account.text, meter: meter, values: wording.values(given), day: given.day.numeric))
        let link: (String, any Endpoint) =
            given.state == .asked
            ? (words.photo, FeedbackPage(subject: .reading(given.receipt))) : (words.link, GivenReadingsPage())
        return LetterContent(
            kind: .readingAnswered, subject: words.subject(given.receipt.text),
            paragraphs: [words.lead + " " + what, wording.state(given).joined(separator: " ")], link: link,
            notes: [words.note])
    }
}

extension OperatorLetters {
    /// Nil if nobody is known who gave it.
    package func readingAnswered(_ reading: DecidedReading, _ catalogue: Catalogue?) -> Letter? {
        guard let giver = reading.giver else { return nil }
        return letters(catalogue).letter(to: giver, or: .kk) { .readingAnswered(reading, catalogue, $0) }
    }
}
