import Domain
import Store
import Words

/// An act on one customer. It is kept with its reason, and the customer sees it in the security log.
package enum CustomerAct: Codable, Hashable, Sendable {
    /// Keeps that the operator reads the customer's data.
    case show
    case unlink(account: String)
    case endSessions
    case removeSecondFactor
    case delete

    /// Why nothing was changed.
    enum Refusal: Error {
        case noCustomer(String)
        case noLink(String)
        case noSecondFactor
    }

    func perform(
        on email: String, _ reason: String, _ store: Operator, _ letters: any LetterWriting, now: Timestamp
    ) throws {
        guard let customer = try store.identity(email) else { throw Refusal.noCustomer(email) }
        switch self {
        case .show:
            try store.record(.show, of: customer.id, reason: reason, now: now)
        case .unlink(let account):
            let number = try store.accountNumber(meaning: AccountNumber(stored: account))
            try store.record(.unlink, of: customer.id, detail: number.text, reason: reason, now: now)
            guard try store.unlink(number, from: customer.id, now: now) else { throw Refusal.noLink(account) }
        case .endSessions:
            try store.record(.endSessions, of: customer.id, reason: reason, now: now)
            try store.endSessions(of: customer.id)
        case .removeSecondFactor:
            try store.record(.removeSecondFactor, of: customer.id, reason: reason, now: now)
            guard try store.removeSecondFactor(of: customer.id) else { throw Refusal.noSecondFactor }
            try store.outbox.post(letters.secondFactorRemoved(from: customer, try store.catalogue()), now: now)
        case .delete:
            try store.record(.delete, of: customer.id, reason: reason, now: now)
            try store.deleteNow(customer, letters, now: now)
        }
    }
}

extension CustomerAct.Refusal: CustomStringConvertible {
    var description: String {
        let words = CommandTexts.current.users
        return switch self {
        case .noCustomer(let email): words.none(email)
        case .noLink(let account): words.notLinked(account)
        case .noSecondFactor: words.noSecondFactor
        }
    }
}
