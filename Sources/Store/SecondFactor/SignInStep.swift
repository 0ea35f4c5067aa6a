package import Domain

/// A sign-in between the right password and the code of the second factor.
package enum SignInStep {
    /// In seconds.
    package static let lifetime: Int64 = 10 * 60
}

extension Authentication {
    /// - Parameter token: the SHA-256 of the cookie's value.
    package func beginStep(_ token: [UInt8], of customer: CustomerID, now: Timestamp) throws {
        try connection.execute("DELETE FROM sign_in_step WHERE created_at <= $1", [now - SignInStep.lifetime])
        try connection.execute(
            "INSERT INTO sign_in_step (token, customer, created_at) VALUES ($1, $2, $3)", [token, customer, now])
    }

    /// Whose sign-in it is; nil if it has ended.
    package func step(_ token: [UInt8], now: Timestamp) throws -> CustomerID? {
        try connection.row(
            "SELECT customer FROM sign_in_step WHERE token = $1 AND created_at > $2",
            [token, now - SignInStep.lifetime]
        ) { CustomerID(stored: $0.int(0)) }
    }

    package func endStep(_ token: [UInt8]) throws {
        try connection.execute("DELETE FROM sign_in_step WHERE token = $1", [token])
    }
}
