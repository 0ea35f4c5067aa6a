import Domain
import HTTPTypes
import Store
import Web

/// Marks a browser in which a customer has proved who it is: others cannot make it wait, and no letter tells of it.
/// Each sign-in gives it a new random mark, which a new password ends.
struct BrowserMark: Sendable {
    private let visit: Visit
    private let earlier: KnownBrowser?
    private let token = Token()

    /// A household shares a browser, so the marks of some others stay in its cookie.
    fileprivate static let most = 5

    /// - Parameter earlier: the mark that the same customer has in this browser.
    init(_ visit: Visit, insteadOf earlier: KnownBrowser? = nil) {
        (self.visit, self.earlier) = (visit, earlier)
    }

    var digest: [UInt8] { token.digest }

    func keep(_ authentication: Authentication, of customer: CustomerID) throws {
        try authentication.rememberBrowser(token.digest, insteadOf: earlier?.mark, of: customer, now: visit.now)
    }

    var cookie: HTTPField {
        let others = visit.browserMarks.filter { $0.digest != earlier?.mark }.prefix(BrowserMark.most - 1)
        let value = ([token] + others).map(\.text).joined(separator: ".")
        return visit.cookies.setting(.device, value, maxAge: Int(KnownBrowser.lifetime))
    }
}

extension Visit {
    /// The marks of this browser's customers, the latest first.
    var browserMarks: [Token] {
        cookies[.device]?.split(separator: ".").prefix(BrowserMark.most).compactMap { Token(text: String($0)) } ?? []
    }
}
