package import Domain

extension Customer {
    /// Asks for the deletion, which takes effect at `moment` unless it is cancelled.
    ///
    /// - Returns: false if it was asked for before.
    package func requestDeletion(at moment: Timestamp) throws -> Bool {
        try connection.execute(
            "UPDATE customer SET delete_at = $1 WHERE id = $2 AND delete_at IS NULL", [moment, id]) == 1
    }

    /// - Returns: false if it was not asked for.
    package func cancelDeletion() throws -> Bool {
        try connection.execute(
            "UPDATE customer SET delete_at = NULL WHERE id = $1 AND delete_at IS NOT NULL", [id]) == 1
    }
}
