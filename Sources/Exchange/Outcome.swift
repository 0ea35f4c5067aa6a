/// The outcome of an import.
package enum Outcome: Hashable, Codable, Sendable {
    case published(rows: Int, warnings: Report = Report())
    /// The same batch was published before.
    case unchanged
    /// The batch is valid; it was a dry run.
    case checked(rows: Int, warnings: Report = Report())
    case refused(Report)
}

/// The progress of an import.
package struct Progress: Hashable, Codable, Sendable {
    package var file: String
    package var rows: Int
    package var bytes: Int
    package var totalBytes: Int
}

/// The batch cannot be read at all: it is missing, or not an archive. The description is for the operator.
package struct UnreadableBatch: Error, CustomStringConvertible {
    package let description: String

    package init(_ description: String) {
        self.description = description
    }
}
