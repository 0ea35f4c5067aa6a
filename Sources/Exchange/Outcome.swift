/// The outcome of an import.
package enum Outcome: Hashable, Codable, Sendable {
    case published(rows: Int, warnings: Report = Report())
    /// The same batch was published before.
    case unchanged
    /// The batch is valid; it was a dry run.
    case checked(rows: Int, warnings: Report = Report())
    case refused(Report)
    /// Names of batches: the one that was undone, and the latest one in force now.
    case undone(batch: String, inForce: String)
}

/// The progress of an import.
package struct Progress: Hashable, Codable, Sendable {
    package var file: String
    package var rows: Int
    package var bytes: Int
    package var totalBytes: Int
}
