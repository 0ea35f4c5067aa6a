import Store

/// How many electronic bills of a month are, or would be, put into the outbox.
package struct ElectronicBillCounts: Codable, Hashable, Sendable {
    /// Subscribers whose account has a bill of the month.
    package internal(set) var subscribers = 0
    package internal(set) var first = 0
    package internal(set) var corrected = 0
    /// Letters that wait, and will tell the bill as it is now.
    package internal(set) var replaced = 0
    /// Letters that were withdrawn, and go again.
    package internal(set) var again = 0
    /// Corrections that wait and correct nothing any more.
    package internal(set) var withdrawn = 0

    /// Letters that are new in the outbox.
    package var letters: Int { first + corrected + again }

    package var changes: Int { letters + replaced + withdrawn }

    mutating func count(_ step: MailedBillChange.Step) {
        switch step {
        case .first: first += 1
        case .correct: corrected += 1
        case .replace: replaced += 1
        case .again: again += 1
        case .withdraw: withdrawn += 1
        }
    }
}
