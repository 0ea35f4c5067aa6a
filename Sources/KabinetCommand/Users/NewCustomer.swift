import ArgumentParser
import Domain
import Store

/// A customer who shall be let in.
struct NewCustomer: Codable, Sendable {
    let email: String
    let accounts: [String]

    /// - Parameters: as people type them.
    /// - Throws: `ValidationError`.
    init(email typed: String, accounts: [String]) throws {
        email = typed.lowercased()
        guard email.contains("@"), email.utf8.count <= 254, !email.contains(where: \.isWhitespace) else {
            throw ValidationError("\"\(typed)\" is not an e-mail address")
        }
        var numbers: [String] = []
        for text in accounts {
            guard let number = AccountNumber(text)?.text else {
                throw ValidationError("\"\(text)\" is not an account number: 1–20 of 0–9, A–Z, - and /")
            }
            if !numbers.contains(number) { numbers.append(number) }
        }
        self.accounts = numbers
    }

    /// What became of one.
    enum Ending: Codable, Hashable, Sendable {
        case letIn
        case hadSignIn
        /// With the reason.
        case refused(String)
    }

    /// In one transaction: one who is refused keeps nobody else out.
    ///
    /// - Parameter password: the hash.
    static func add(
        _ customers: [NewCustomer], password: String, to database: any Database
    ) async throws -> [Ending] {
        let now = wallClock()
        return try await database.write { connection in
            try customers.map { customer in
                do {
                    let accounts = customer.accounts.map(AccountNumber.init(stored:))
                    try Operator(connection).addCustomer(
                        email: customer.email, password: password, accounts: accounts, now: now)
                    return .letIn
                } catch CustomerError.emailTaken {
                    return .hadSignIn
                } catch CustomerError.noSuchAccount(let number) {
                    return .refused("there is no account \(number.text) in what the billing system has sent")
                }
            }
        }
    }
}

struct NotAdded: Error, CustomStringConvertible {
    let description: String
}
