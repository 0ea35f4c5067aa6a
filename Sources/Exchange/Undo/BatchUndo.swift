package import Domain
package import Store
package import Words

/// Undoes the latest batch: customers see what they saw before it, to the last row.
///
/// Readers see the state before the undo until it is complete and committed.
package struct BatchUndo: BatchWork {
    private let now: Timestamp
    private let scratch: String
    private let words: CommandTexts

    /// - Parameters:
    ///   - words: what problems are told in.
    ///   - scratch: the directory in which batches are unpacked; by default TMPDIR, or /var/tmp.
    package init(now: Timestamp, words: CommandTexts = .current, scratch: String? = nil) {
        (self.now, self.words, self.scratch) = (now, words, scratch ?? defaultScratch())
    }

    /// - Throws: `UnreadableBatch` if there is nothing to undo, or what was before is not kept; `CancellationError`; errors of
    ///   the database. Nothing was changed then.
    package func run(
        on database: any Database, progress: @escaping @Sendable (Progress) -> Void = { _ in }
    ) async throws -> Outcome {
        let outcome = try await publishing(on: database) { [now, words, scratch] connection, before, isCancelled in
            let undoing = Undoing(connection: connection, scratch: scratch, now: now, words: words)
            let (undone, inForce) = try undoing.run(before: before) {
                Ticker(totalBytes: $0, isCancelled: isCancelled, tell: progress)
            }
            return .undone(batch: undone, inForce: inForce)
        }
        try await passLinksOn(in: database, now: now)
        return outcome
    }
}
