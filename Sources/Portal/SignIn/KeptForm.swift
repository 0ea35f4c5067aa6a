import Domain
import HummingbirdCore
import Store
import Web

/// What a customer typed into a form whose session had ended. It goes through signing in as a sealed field, so that nobody
/// who uses the browser next can read it, and is shown again to the same customer alone. Passwords and codes are not kept.
struct KeptForm: Sendable {
    static let field = "kept"

    let address: String
    let typed: FormFields
    /// Of the customer to whom the form was shown.
    private let mark: [UInt8]

    private static let secrets: Set = [
        "password", "current_password", "new_password", TypedCode.appField, TypedCode.recoveryField, FormToken.field,
    ]
    /// In bytes, as it was sent.
    private static let longest = 16 * 1024

    /// Nil for a form that was not shown to a customer, and for one that is too long.
    init?(_ typed: FormFields, to address: String, _ keys: Keys) {
        guard let mark = FormToken.mark(in: typed[FormToken.field]), mark != FormToken.mark(of: [], keys.forms) else {
            return nil
        }
        (self.address, self.typed, self.mark) = (address, typed, mark)
        guard fields.utf8.count <= KeptForm.longest else { return nil }
    }

    /// Nil unless it is the customer's.
    init?(sealed: String?, _ keys: Keys, of customer: CustomerID) {
        guard let sealed, let bytes = decodedHex(Array(sealed.utf8)), let plain = keys.forms.open("kept form", bytes),
            areEqual(Array(plain.prefix(32)), FormToken.mark(of: customer.bytes, keys.forms))
        else { return nil }
        let parts = plain.dropFirst(32).split(separator: 0x0A, maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let typed = FormFields(parts[1]) else { return nil }
        mark = Array(plain.prefix(32))
        (address, self.typed) = (String(decoding: parts[0], as: UTF8.self), typed)
    }

    func sealed(_ keys: Keys) -> String {
        hex(keys.forms.seal("kept form", mark + Array((address + "\n" + fields).utf8)))
    }

    private var fields: String { typed.encoded(without: KeptForm.secrets) }

    /// The form's page for the customer who has signed in, who sends it again.
    ///
    /// - Parameter session: the token of the new session.
    func show(_ visit: Visit, session: String, _ request: Request, _ portal: Portal) async throws -> Response? {
        guard let match = RequestTarget(address).flatMap({ Portal.routes.match($0, .post) }),
            let action = match.endpoint as? any FormAction
        else { return nil }
        return try await action.showAgain(typed, visit.signedIn(session, asking: match), request, portal)
    }
}
