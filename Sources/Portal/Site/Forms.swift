import HTTPTypes
import HummingbirdCore
import NIOCore
import Web

extension Portal {
    /// The largest form: an e-mail, a password, a token, where to go next.
    private static let formLimit = 16 * 1024

    /// The fields of a form that came from a page of ours.
    ///
    /// The one place where a POST is let in: it must be sent from this site (`Origin`, `Sec-Fetch-Site`, where the browser
    /// tells) and carry the token that this visitor's page had.
    ///
    /// - Throws: `PageError.expired`, `FormError`.
    func form(_ visit: Visit, _ request: Request) async throws -> FormFields {
        guard isFromHere(request.headers) else { throw PageError.expired }
        return try await request.form(upTo: Portal.formLimit)
    }

    func isGenuine(_ fields: FormFields, _ visit: Visit) -> Bool {
        visit.newFormCookie == nil
            && FormToken(for: visit.formOwner, key: keys.forms).matches(fields[FormToken.field])
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

extension Request {
    /// A request that asks for nothing in particular: no compression, no body.
    static var bare: Request {
        Request(
            head: HTTPRequest(method: .get, scheme: nil, authority: nil, path: "/"),
            body: RequestBody(buffer: ByteBuffer()))
    }
}
