package import Domain

// The secret address of a customer's calendar. Whoever has it reads the calendar, without signing in.

extension Customer {
    /// When the address was made; nil if there is none.
    package func calendarMadeAt() throws -> Timestamp? {
        try connection.row("SELECT created_at FROM calendar_link WHERE customer = $1", [id]) { $0.moment(0) }
    }

    /// The earlier address, if any, no longer works.
    ///
    /// - Parameter token: the SHA-256 of its token.
    package func makeCalendar(_ token: [UInt8]) throws {
        try connection.execute(
            """
            INSERT INTO calendar_link (customer, token, created_at) VALUES ($1, $2, $3)
            ON CONFLICT (customer) DO UPDATE SET token = excluded.token, created_at = excluded.created_at
            """, [id, token, now])
    }

    /// - Returns: false if there was none.
    package func endCalendar() throws -> Bool {
        try connection.execute("DELETE FROM calendar_link WHERE customer = $1", [id]) == 1
    }
}

/// What a calendar's address opens: the customer's own accounts, as far as the links are valid now. Not those that
/// others let the customer see: a helper's look leaves a trace of a session, and here is none.
package struct OpenCalendar {
    /// Nil if the customer has never chosen one.
    package let language: Language?
    package let accounts: [OpenAccount]
}

extension Visitor {
    /// Nil if no customer's calendar has this address.
    ///
    /// - Parameter token: the SHA-256 of its token.
    package func calendar(_ token: [UInt8]) throws -> OpenCalendar? {
        let owner = try connection.row(
            """
            SELECT customer.id, customer.language
            FROM calendar_link AS link JOIN customer ON customer.id = link.customer WHERE link.token = $1
            """, [token]
        ) { (CustomerID(stored: $0.int(0)), $0.language(1)) }
        guard let (customer, language) = owner else { return nil }
        let accounts = try catalogue.map { try connection.ownAccounts(of: customer, $0).value() } ?? []
        return OpenCalendar(language: language, accounts: accounts.filter { !$0.isHidden })
    }
}

extension Authentication {
    package func hasCalendar(_ token: [UInt8]) throws -> Bool {
        try connection.row("SELECT 1 FROM calendar_link WHERE token = $1", [token]) { $0.int(0) } != nil
    }
}
