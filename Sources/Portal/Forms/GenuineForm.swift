import Domain
import HTTPTypes
import HummingbirdCore
import NIOCore
import Web

/// A form that came from a page of ours, shown to this very visitor. Only the check below makes one, so an action that forgets
/// to check does not compile.
struct GenuineForm: Sendable {
    private let fields: FormFields

    fileprivate init(_ fields: FormFields) {
        self.fields = fields
    }

    /// What was typed into a field; empty when the form has none of that name.
    subscript(name: String) -> String { fields[name] ?? "" }
}

/// A form as it arrived from this site.
struct SentForm: Sendable {
    /// To be shown again: nothing may be done by it.
    let typed: FormFields
    /// Nil when it carries no token of this visitor: its page was open for too long, or was never shown.
    let genuine: GenuineForm?
}

extension Portal {
    /// The one place where a POST is let in: it must be sent from this site (`Origin`, `Sec-Fetch-Site`, where the browser
    /// tells), be no larger than `limit` bytes, and, to be genuine, carry the token that this visitor's page had.
    ///
    /// - Throws: `PageError.expired`, `FormError`.
    func form(_ visit: Visit, _ request: Request, limit: Int) async throws -> SentForm {
        guard isFromHere(request.headers) else { throw PageError.expired }
        let fields = try await request.form(upTo: limit)
        let isGenuine =
            visit.newFormCookie == nil
            && FormToken(for: visit.formOwner, key: keys.forms).matches(fields[FormToken.field])
        return SentForm(typed: fields, genuine: isGenuine ? GenuineForm(fields) : nil)
    }

    private func isFromHere(_ headers: HTTPFields) -> Bool {
        if let site = headers[.secFetchSite], site != "same-origin", site != "none" { return false }
        guard let origin = headers[.origin] else { return true }
        guard let address = PublicAddress(origin) else { return false }
        return address == settings.publicAddress || settings.otherHosts.contains(address.host)
    }
}

extension HTTPField.Name {
    static let secFetchSite = HTTPField.Name("Sec-Fetch-Site")!
}
