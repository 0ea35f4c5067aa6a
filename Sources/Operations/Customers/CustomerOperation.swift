package import Domain
package import Store

/// What a command does to customers: a value, so that it can be sent to the running portal.
package enum CustomerOperation: Codable, Sendable {
    /// `password` is the hash of their password; who is invited chooses another.
    case add([NewCustomer], password: String, invitation: Invitation?)
    /// Keeps that the operator reads the list of all customers.
    case list(reason: String)
    case act(CustomerAct, email: String, reason: String)

    /// The letter that invites a new customer to choose a password.
    package struct Invitation: Codable, Sendable {
        let language: String

        package init(in language: Language) {
            self.language = language.rawValue
        }
    }

    /// What came of it.
    package enum Outcome: Codable, Hashable, Sendable {
        /// For each customer.
        case added([NewCustomer.Outcome])
        case done
        /// Nothing was changed, for this reason.
        case refused(String)
    }

    /// In one transaction.
    package func run(
        on database: any Database, _ letters: any LetterWriting, now: Timestamp
    ) async throws -> Outcome {
        switch self {
        case .add(let customers, let password, let invitation):
            let language = invitation.flatMap { Language(rawValue: $0.language) }
            return .added(
                try await NewCustomer.add(
                    customers, password: password, invitation: language, to: database, letters, now: now))
        case .list(let reason):
            try await database.write { try Operator($0).record(.list, of: nil, reason: reason, now: now) }
            return .done
        case .act(let act, let email, let reason):
            do {
                try await database.write { connection in
                    try act.perform(on: email, reason, Operator(connection), letters, now: now)
                }
                return .done
            } catch let refusal as CustomerAct.Refusal {
                return .refused(refusal.description)
            }
        }
    }
}
