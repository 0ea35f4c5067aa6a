package import HTTPTypes

/// How an address is asked for.
package enum Method: Sendable {
    /// GET and HEAD.
    case read
    /// POST.
    case post

    /// Nil for a method that no address of the site takes.
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
