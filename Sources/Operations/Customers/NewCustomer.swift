import Domain
import Store
import Words

/// A customer to be added.
package struct NewCustomer: Codable, Sendable {
    package let email: String
    package let accounts: [String]

    /// - Parameters: as typed by a person.
    package init(email typed: String, accounts: [String]) throws(Problem) {
        guard let address = EmailAddress(typed) else { throw .notAnEmail(typed) }
        email = address.text
        var numbers: [String] = []
        for text in accounts {
            guard let number = AccountNumber(text)?.text else {
                throw .notAnAccount(text)
            }
            if !numbers.contains(number) { numbers.append(number) }
        }
        self.accounts = numbers
    }

    /// An error in the typed values.
    package enum Problem: Error, CustomStringConvertible {
        case notAnEmail(String)
        case notAnAccount(String)

        package var description: String {
            let words = CommandTexts.current.users
            return switch self {
            case .notAnEmail(let typed): words.notAnEmail(typed)
            case .notAnAccount(let typed): words.notAnAccount(typed)
            }
        }
    }

    /// The outcome for one customer.
    package enum Outcome: Codable, Hashable, Sendable {
        case added
        case existing
        /// With the reason.
        case refused(String)
    }

    /// Each once, also where one was typed by its printed number, too.
    private func accounts(in store: Operator) throws -> [AccountNumber] {
        var found: [AccountNumber] = []
        for text in accounts {
            let number = try store.accountNumber(meaning: AccountNumber(stored: text))
            if !found.contains(number) { found.append(number) }
        }
        return found
    }

    /// In one transaction; a refused customer does not affect the others.
    ///
    /// - Parameters:
    ///   - password: the hash.
    ///   - invitation: the language of the letter that invites each to choose a password; nil for none.
    static func add(
        _ customers: [NewCustomer], password: String, invitation: Language?, to database: any Database,
        _ letters: any LetterWriting, now: Timestamp
    ) async throws -> [Outcome] {
        let words = CommandTexts.current.users
        return try await database.write { connection in
            let store = Operator(connection)
            let catalogue = try invitation == nil ? nil : store.catalogue()
            let hash = try EmailHash(store)
            return try customers.map { customer in
                guard try invitation == nil || !store.wasDeleted(hash.hash(customer.email)) else {
                    return .refused(words.deletedBefore)
                }
                do {
                    try store.addCustomer(
                        email: customer.email, password: password, accounts: customer.accounts(in: store), now: now)
                } catch CustomerError.emailTaken {
                    return .existing
                } catch CustomerError.noSuchAccount(let number) {
                    return .refused(words.noAccount(number.text))
                }
                if let invitation, let added = try store.identity(customer.email) {
                    let (letter, link) = letters.invitation(to: added, in: invitation, catalogue, now: now)
                    try store.invite(by: letter, link, now: now)
                }
                return .added
            }
        }
    }
}
