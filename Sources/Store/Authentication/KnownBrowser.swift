package import Domain

/// A browser in which a customer has signed in before.
package struct KnownBrowser: Hashable, Sendable {
    /// The SHA-256 of the mark in its cookie.
    package let mark: [UInt8]
    package let customer: CustomerID
    package let email: String

    /// In seconds, from its last sign-in.
    package static let lifetime: Int64 = 365 * 24 * 60 * 60
    /// Of a customer; the oldest are forgotten.
    static let most = 50
}

extension Visitor {
    /// Whose browser it is by the marks in its cookie: of several customers, if they share it.
    package func knownBrowsers(_ marks: [[UInt8]]) throws -> [KnownBrowser] {
        try marks.compactMap { mark in
            try connection.row(
                """
                SELECT customer, email FROM known_browser JOIN customer ON customer.id = known_browser.customer
                WHERE mark = $1 AND known_browser.created_at > $2
                """, [mark, now - KnownBrowser.lifetime]
            ) { KnownBrowser(mark: mark, customer: CustomerID(stored: $0.int(0)), email: $0.text(1)) }
        }
    }
}

extension Authentication {
    /// - Parameter earlier: the browser's mark until now, which ends.
    package func rememberBrowser(
        _ mark: [UInt8], insteadOf earlier: [UInt8]?, of customer: CustomerID, now: Timestamp
    ) throws {
        if let earlier { try connection.execute("DELETE FROM known_browser WHERE mark = $1", [earlier]) }
        try connection.rememberBrowser(mark, of: customer, now: now)
    }
}

extension Customer {
    /// Forgets all other browsers.
    package func rememberBrowserOnly(_ mark: [UInt8]) throws {
        try connection.execute("DELETE FROM known_browser WHERE customer = $1", [id])
        try connection.rememberBrowser(mark, of: id, now: now)
    }
}

extension Connection {
    fileprivate func rememberBrowser(_ mark: [UInt8], of customer: CustomerID, now: Timestamp) throws {
        try execute(
            "INSERT INTO known_browser (mark, customer, created_at) VALUES ($1, $2, $3)", [mark, customer, now])
        try execute(
            """
            DELETE FROM known_browser WHERE customer = $1 AND created_at < (
                SELECT created_at FROM known_browser WHERE customer = $1 ORDER BY created_at DESC LIMIT 1 OFFSET $2)
            """, [customer, KnownBrowser.most - 1])
    }
}
