import Domain
import HTTPTypes
import HummingbirdCore
import NIOCore
import Web

/// A form that came from one of our pages, shown to this visitor. Only the check below makes one, so an action without
/// the check does not compile.
struct GenuineForm: Sendable {
    let fields: FormFields
    let files: [UploadedFile]

    fileprivate init(_ fields: FormFields, _ files: [UploadedFile]) {
        (self.fields, self.files) = (fields, files)
    }

    /// The typed value of a field; empty if the form has no such field.
    subscript(name: String) -> String { fields[name] ?? "" }
}

/// A form as it arrived from this site.
struct SentForm: Sendable {
    /// To be shown again; it must not be acted on.
    let typed: FormFields
    /// Nil if it has no valid token of this visitor: its page was open for too long, or was never shown.
    let genuine: GenuineForm?
}

extension Portal {
    /// The only place that accepts a POST: it must be sent from this site (`Origin` and `Sec-Fetch-Site`, if the
    /// browser sends them), be no larger than `limit` bytes and, to be genuine, contain the token of this visitor's
    /// page.
    ///
    /// - Throws: `PageError.expired`, `FormError`.
    func form(
        _ visit: Visit, _ request: Request, limit: Int, takesFiles: Bool = false
    ) async throws -> SentForm {
        guard isFromHere(request.headers) else {
            attacks.note(.origin, visit)
            throw PageError.expired
        }
        let (fields, files) =
            if takesFiles, request.isMultipart {
                try await fieldsAndFiles(request, limit)
            } else {
                (try await request.form(upTo: limit), [UploadedFile]())
            }
        let isGenuine =
            visit.newFormCookie == nil
            && FormToken(for: visit.formOwner, key: keys.forms).matches(fields[FormToken.field])
        if !isGenuine { attacks.note(.token, visit) }
        return SentForm(typed: fields, genuine: isGenuine ? GenuineForm(fields, files) : nil)
    }

    private func fieldsAndFiles(_ request: Request, _ limit: Int) async throws -> (FormFields, [UploadedFile]) {
        let form = try await request.multipartForm(upTo: limit)
        return (form.fields, form.files)
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
