package import HTTPTypes

/// The kinds of HTTP method that the site uses.
package enum Method: Sendable {
    /// GET and HEAD.
    case read
    /// POST.
    case post

    /// Nil for a method that no route accepts.
    package init?(_ method: HTTPRequest.Method) {
        switch method {
        case .get, .head: self = .read
        case .post: self = .post
        default: return nil
        }
    }

    /// For the header `Allow`.
    package var words: String { self == .read ? "GET, HEAD" : "POST" }
}
