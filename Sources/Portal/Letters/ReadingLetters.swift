package import Domain
package import Store
import Web
import Words

extension LetterContent {
    /// The receipt of what was given at once; of what somebody else gave to those who hold the account.
    static func readingsTaken(
        _ receipts: [Receipt], by giver: ReadingGiver = .own, _ texts: Texts
    ) -> LetterContent {
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
        let (subject, lead, note, page): (String, String, String, any Endpoint) =
            switch giver {
            case .own: (words.subject, words.lead, words.note, GivenReadingsPage())
            case .link(let slug): (words.linkSubject, words.linkLead, words.linkNote, MeterReadingsPage(slug: slug))
            case .helper(let slug):
                (words.helperSubject, words.helperLead, words.linkNote, MeterReadingsPage(slug: slug))
            }
        return LetterContent(
            kind: .readingsTaken, subject: subject, paragraphs: [lead] + paragraphs, link: (words.link, page),
            notes: [note])
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
    package func readingAnswered(_ reading: DecidedReading, _ catalogue: Catalogue?) -> [Letter] {
        reading.told.map { recipient in
            letters(catalogue).letter(to: recipient, or: .kk) { .readingAnswered(reading, catalogue, $0) }
        }
    }
}

/// Who gave readings, for a letter about them.
enum ReadingGiver {
    /// Its recipient.
    case own
    /// Somebody with the link on the bill, of the account that has this name in the recipient's addresses.
    case link(AccountSlug)
    /// A helper.
    case helper(AccountSlug)
}
