extension Texts {
    /// Bills by e-mail.
    package final class ElectronicBill: Decodable, Sendable {
        package let title, subscribeTitle, lead, listLead, content, time, correction, end, changeAddress: String
        package let paperToo, instead, insteadHint, subscribe, save, unsubscribe, subscribed, saved: String
        package let ended, on, off, arrange, confirmFirst, confirm, settings, formExpired, stopTitle: String
        package let stopNote, stopPaper, stop, stoppedTitle, again, unknownTitle, unknown: String
        package let address, active, endedOn, arrangeOf, subscribeOf, billsOn: Phrase<String>
        package let stopLead, stopped: Phrase<(number: String, email: String)>
    }

    package final class BillLetters: Decodable, Sendable {
        package let linesCorrected, toPay, due, account, address, open, pay, attached, why: String
        package let unsubscribe, giveReadings: String
        package let lead, correctedLead: Phrase<String>
        package let subject, correctedSubject: Phrase<(month: String, number: String)>
        package let sumCorrected, dueCorrected: Phrase<(before: String, now: String)>
    }
}
