package import Domain

/// Who asks for something that is there for everybody: a door to the database that opens no more than that.
///
/// The connection behind a door is private to `Store`: what may be asked through it are the queries that hang on its type.
package struct Visitor {
    let connection: any Connection
    /// The SHA-256 of the session's token, where the visitor brought one, in force or not.
    let token: [UInt8]?
    /// Nil unless the visitor has signed in.
    package let session: Session?
    /// Nil before the first batch.
    package let catalogue: Catalogue?
    package let today: Day

    package init(
        _ connection: any Connection, token: [UInt8]?, now: Timestamp, today: Day, _ catalogue: CatalogueInForce
    ) throws {
        let batch = try connection.latestBatch()
        (self.connection, self.token, self.today) = (connection, token, today)
        session = try token.flatMap { try connection.session($0, now: now) }
        self.catalogue = try catalogue.read(connection, batch: batch.value())
    }

    /// Signs out; a session that has ended already stays so.
    package func endSession() throws {
        if let token { try connection.endSession(token) }
    }
}
