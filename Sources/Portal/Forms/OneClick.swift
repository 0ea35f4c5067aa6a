import HummingbirdCore
import Web

/// The body that RFC 8058 prescribes for ending letters by one click. It has no token of a page, since a mail provider
/// sends it: the secret is in the address. Only the check below makes one, and only a `OneClickAction` gets it, so that
/// nothing else can be done without a page's token.
struct OneClick: Sendable {
    static let field: StaticString = "List-Unsubscribe"
    static let value = "One-Click"

    fileprivate init() {}
}

extension Portal {
    /// - Throws: `FormError`, if the body is another one.
    func oneClick(_ request: Request) async throws -> OneClick {
        // Mail providers may send it as multipart (RFC 8058, 3.2).
        let form =
            request.isMultipart
            ? try await request.multipartForm(upTo: 1024).fields : try await request.form(upTo: 1024)
        guard form[OneClick.field.description] == OneClick.value else { throw FormError.notAForm }
        return OneClick()
    }
}
