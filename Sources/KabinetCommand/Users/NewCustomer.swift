import Domain
import Store

/// A customer who shall be let in: checked, and the password hashed.
struct NewCustomer: Codable, Sendable {
    let email: String
    /// The hash.
    let password: String
    let accounts: [String]

    /// - Throws: `NotAdded`; nothing has changed then.
    func add(to database: any Database) async throws {
        do {
            try await database.write { connection in
                try connection.addCustomer(
                    email: email, password: password, accounts: accounts.map(AccountNumber.init(stored:)),
                    now: wallClock())
            }
        } catch CustomerError.emailTaken {
            throw NotAdded(description: "\(email) has a sign-in already")
        } catch CustomerError.noSuchAccount(let number) {
            throw NotAdded(
                description: "there is no account \(number.text) in what the billing system has sent")
        }
    }
}

struct NotAdded: Error, CustomStringConvertible {
    let description: String
}
