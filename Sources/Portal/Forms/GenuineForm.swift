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
    func form(_ visit: Visit, _ request: Request, limit: Int) async throws -> SentForm {
        try checkOrigin(visit, request)
        return sent(visit, try await request.form(upTo: limit), [])
    }

    /// The same for a form that may come with files.
    func formWithFiles(_ visit: Visit, _ request: Request, limit: Int) async throws -> SentForm {
        guard request.isMultipart else { return try await form(visit, request, limit: limit) }
        try checkOrigin(visit, request)
        let form = try await request.multipartForm(upTo: limit)
        return sent(visit, form.fields, form.files)
    }

    /// What was typed into such a form, to be shown again: the files are not kept.
    func fieldsAlone(_ visit: Visit, _ request: Request, limit: Int) async throws -> FormFields {
        try checkOrigin(visit, request)
        return try await request.multipartFields(upTo: limit)
    }

    private func checkOrigin(_ visit: Visit, _ request: Request) throws {
        guard !isFromHere(request.headers) else { return }
        attacks.note(.origin, visit)
        throw PageError.expired
    }

    private func sent(_ visit: Visit, _ fields: FormFields, _ files: [UploadedFile]) -> SentForm {
        let isGenuine =
            visit.newFormCookie == nil
            && FormToken(for: visit.formOwner, key: keys.forms).matches(fields[FormToken.field])
        if !isGenuine { attacks.note(.token, visit) }
        return SentForm(typed: fields, genuine: isGenuine ? GenuineForm(fields, files) : nil)
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
