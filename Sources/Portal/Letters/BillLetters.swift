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
        pay payment: String?, end token: LinkToken, _ texts: Texts
    ) -> LetterContent {
        let (bill, letter, language) = (facts.record.bill, texts.billLetters, texts.language)
        let what = (month: bill.month.inWords(language), number: facts.account.number.text)
        let toPay = bill.totals.toPay
        let sums = Sums(before: correction, toPay: toPay, due: bill.due, language: language)
        var notes = [letter.attached]
        if toPay == .zero { notes.insert(texts.bills.nothingToPay, at: 0) }
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
