package import Domain

// The files of batches that are kept so that a later batch can be undone: a full batch makes them needless, but an operator may
// send updates only.

extension Operator {
    package func keptBatchCount(publishedUntil moment: Timestamp) throws -> Int {
        Int(
            try connection.row(
                """
                SELECT COUNT(*) FROM batch WHERE published_at <= $1
                AND EXISTS (SELECT 1 FROM batch_content WHERE batch_content.batch = batch.number)
                """, [moment]
            ) { $0.int(0) } ?? 0)
    }

    /// For `Database.publish`.
    package func deleteKeptBatches(publishedUntil moment: Timestamp) throws {
        try connection.execute(
            "DELETE FROM batch_content WHERE batch IN (SELECT number FROM batch WHERE published_at <= $1)", [moment])
    }
}
