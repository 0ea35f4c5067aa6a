package import Store
import Web
package import Words

/// The portal's keys that the operator can replace while the portal serves. docs/security.md lists all keys.
package enum RotatableKey: String, CaseIterable, Codable, Sendable {
    case forms
    case limits
    case accountCodes = "account-codes"
    case unsubscribe
    case readingLinks = "reading-links"

    /// What it is for.
    package func purpose(_ words: CommandTexts.Keys) -> String {
        switch self {
        case .forms: words.forms
        case .limits: words.limits
        case .accountCodes: words.accountCodes
        case .unsubscribe: words.unsubscribe
        case .readingLinks: words.readingLinks
        }
    }

    /// What its rotation ends.
    package func effect(_ words: CommandTexts.Keys) -> String {
        switch self {
        case .forms: words.formsEnd
        case .limits: words.limitsEnd
        case .accountCodes: words.accountCodesEnd
        case .unsubscribe: words.unsubscribeEnd
        case .readingLinks: words.readingLinksEnd
        }
    }

    /// Replaces it. A node uses the new one when it has read its keys again.
    package func rotate(on database: any Database) async throws {
        let fresh = randomBytes(SecretKey.byteCount)
        try await database.write { connection in
            let store = Operator(connection)
            try store.replaceSecret(rawValue, with: fresh)
            guard self == .unsubscribe else { return }
            let key = UnsubscribeKey(SecretKey(fresh))
            try store.renewSubscriptionTokens { key.token($0, $1).digest }
        }
    }
}
