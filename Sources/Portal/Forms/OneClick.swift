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
        guard try await request.field(OneClick.field.description, upTo: 1024) == OneClick.value else {
            throw FormError.notAForm
        }
        return OneClick()
    }
}
