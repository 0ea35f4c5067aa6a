package import Domain

/// Any visitor: the right to the queries that are open to everyone.
///
/// The connection behind a right is private to `Store`: only the queries of the right's type can use it.
package struct Visitor {
    let connection: any Connection
    /// The SHA-256 of the visitor's session token, if any, valid or not.
    let token: [UInt8]?
    /// Nil unless the visitor has signed in.
    package let session: Session?
    /// Nil before the first batch.
    package let catalogue: Catalogue?
    package let now: Timestamp
    package let today: Day
    /// Of the page: numbers are typed as it writes them.
    package let language: Language
    /// Whether the operator has notices that are shown now.
    let hasNotices: Bool
    let traceLog = TraceLog()
    package var traces: Traces { traceLog.traces }

    package init(
        _ connection: any Connection, token: [UInt8]?, now: Timestamp, today: Day, language: Language,
        _ catalogue: CatalogueInForce
    ) throws {
        let arrival = try connection.arrival(token, now: now)
        (self.connection, self.token, self.now, self.today) = (connection, token, now, today)
        (self.language, hasNotices, session) = (language, arrival.hasNotices, arrival.session)
        self.catalogue = try catalogue.read(connection, batch: arrival.batch)
    }

    /// Signs out; does nothing if the session has ended already.
    ///
    /// - Parameter device: for the security log.
    package func signOut(device: String) throws {
        if let session { try connection.log(.signedOut, of: session.customer, device: device, now: now) }
        if let token { try connection.endSession(token) }
    }
}
