package import Domain

extension Customer {
    /// - Parameter hash: of the new password.
    package func replacePassword(with hash: String) throws {
        try connection.execute("UPDATE customer SET password = $1 WHERE id = $2", [hash, id])
    }

    /// The numbers of the linked accounts, which a password must not contain.
    package func accountNumbers() throws -> [AccountNumber] {
        try connection.rows("SELECT account FROM account_link WHERE customer = $1", [id]) { $0.accountNumber(0) }
    }
}
