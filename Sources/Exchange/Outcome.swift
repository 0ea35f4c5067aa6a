/// How an import ended.
package enum Outcome: Hashable, Codable, Sendable {
    case published(rows: Int)
    /// The batch was published before, and is the same.
    case unchanged
    /// Nothing is wrong; it was a dry run.
    case checked(rows: Int)
    case refused(Report)
}

/// How far an import has come.
package struct Progress: Hashable, Codable, Sendable {
    package var file: String
    package var rows: Int
    package var bytes: Int
    package var totalBytes: Int
}

/// The batch can't be read at all: it is not there, or not an archive. Says so to the operator.
package struct UnreadableBatch: Error, CustomStringConvertible {
    package let description: String

    package init(_ description: String) {
        self.description = description
    }
}
