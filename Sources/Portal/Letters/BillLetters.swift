import Documents
import Domain
import Store
import Web
import Words

extension LetterContent {
    /// A bill, or its correction.
    ///
    /// - Parameter correction: what the earlier letter said, if it is corrected.
    static func bill(
        _ facts: BillFacts, correcting correction: MailedBill? = nil, _ wording: BillWording, of slug: AccountSlug,
        pay payment: String?, end token: LinkToken, readings: String? = nil, _ texts: Texts
    ) -> LetterContent {
        let (bill, letter, language) = (facts.record.bill, texts.billLetters, texts.language)
        let what = (month: bill.month.inWords(language), number: facts.account.number.text)
        let toPay = bill.totals.toPay
        let sums = Sums(before: correction, toPay: toPay, due: bill.due, language: language)
        let given = readings.map { letter.giveReadings + ": " + $0 }
        let notes = [paid(facts, texts), letter.attached, given].compactMap(\.self)
        let changes = wording.changes(facts.record)
        return LetterContent(
            kind: correction == nil ? .electronicBill : .correctedBill,
            subject: correction == nil ? letter.subject(what) : letter.correctedSubject(what),
            paragraphs: correction == nil
                ? [letter.lead(what.month)] : [letter.correctedLead(what.month)] + sums.sentences(letter),
            facts: [
                (letter.toPay, toPay.withCurrency(in: language)), (letter.due, bill.due.inWords(language)),
                (letter.account, facts.account.number.text), (letter.address, facts.account.address),
            ],
            list: (changes.title, changes.sentences),
            link: (letter.open, BillPage(slug: slug, month: bill.month)),
            outside: payment.map { (letter.pay, $0) }, notes: notes,
            unsubscribe: (letter.unsubscribe, UnsubscribePage(link: token), letter.why))
    }

    /// What is left of a bill's sum, and up to which day payments are counted; nil for an earlier bill.
    private static func paid(_ facts: BillFacts, _ texts: Texts) -> String? {
        let (toPay, day) = (facts.record.bill.totals.toPay, facts.paymentsAsOf.numeric)
        guard toPay > .zero else { return texts.bills.nothingToPay }
        guard facts.record.isLatest else { return nil }
        if facts.left == .zero { return texts.bills.settled(day) }
        let sum = facts.left.withCurrency(in: texts.language)
        return facts.left < toPay ? texts.bills.left((sum: sum, day: day)) : texts.bills.counted(day)
    }
}

/// What a correction changes of the sum and the day.
private struct Sums {
    let before: MailedBill?
    let toPay: Money
    let due: Day
    let language: Language

    func sentences(_ texts: Texts.BillLetters) -> [String] {
        guard let before else { return [] }
        var sentences: [String] = []
        if before.toPay != toPay {
            let sums = (before: before.toPay.withCurrency(in: language), now: toPay.withCurrency(in: language))
            sentences.append(texts.sumCorrected(sums))
        }
        if before.due != due {
            sentences.append(texts.dueCorrected((before: before.due.numeric, now: due.numeric)))
        }
        return sentences.isEmpty ? [texts.linesCorrected] : sentences
    }
}
