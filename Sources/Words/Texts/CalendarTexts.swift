extension Texts {
    /// The customer's own calendar: its page, and its entries.
    package final class Calendar: Decodable, Sendable {
        package let title, lead, none, make, renew, renewHint, end, ended, shown, address, how, open, care: String
        package let madeOn, billDue, meterDueText, readingsDue: Phrase<String>
        package let readingsDueText: Phrase<(first: String, last: String)>
        package let billDueText: Phrase<(month: String, sum: String, day: String)>
        package let meterDue: Phrase<(service: String, account: String)>
    }
}
