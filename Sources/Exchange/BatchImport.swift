package import Domain
package import Store
package import Words

/// Imports a batch of the billing system: a folder, a .zip or a .tar.gz as docs/exchange.md specifies.
///
/// Everything is read and checked once, in one transaction of the billing database: readers see the previous state
/// until the whole batch is valid and committed.
package struct BatchImport: BatchWork {
    private let path: String
    private let isDryRun: Bool
    private let now: Timestamp
    private let scratch: String
    private let errors: Set<WarningRule>
    private let allowed: Set<WarningRule>
    private let words: CommandTexts
    private let letters: LetterCheck?

    /// - Parameters:
    ///   - isDryRun: whether the batch is only checked.
    ///   - errors: the warnings for which a batch is refused.
    ///   - allowed: what the batch may take away, however much of it.
    ///   - words: what problems are told in.
    ///   - letters: finds those that bills cannot be printed with; nil if that is not checked.
    ///   - scratch: the directory in which archives are unpacked; by default TMPDIR, or /var/tmp.
    package init(
        path: String, isDryRun: Bool = false, errors: Set<WarningRule> = [], allowed: Set<WarningRule> = [],
        now: Timestamp, words: CommandTexts = .current, letters: LetterCheck? = nil, scratch: String? = nil
    ) {
        self.letters = letters
        (self.path, self.isDryRun, self.now, self.words) = (path, isDryRun, now, words)
        (self.errors, self.allowed, self.scratch) = (errors, allowed, scratch ?? defaultScratch())
    }

    /// - Throws: `UnreadableBatch`; `CancellationError` if its task was cancelled; errors of the database. Nothing was
    ///   changed then, and the import can be retried.
    package func run(
        on database: any Database, progress: @escaping @Sendable (Progress) -> Void = { _ in }
    ) async throws -> Outcome {
        let source = try BatchSource(path: path, scratch: scratch)
        let outcome = try await publishing(on: database) {
            [isDryRun, errors, allowed, now, words, letters] connection, before, isCancelled in
            let publication = Publication(
                source: source, isDryRun: isDryRun, errors: errors, allowed: allowed, now: now, words: words,
                letters: letters,
                ticker: Ticker(totalBytes: source.totalBytes, isCancelled: isCancelled, tell: progress))
            let (rows, warnings) = try publication.run(connection, before: before)
            return .published(rows: rows, warnings: warnings)
        }
        switch outcome {
        // One that was interrupted after it was published is sent again.
        case .published, .unchanged: try await passLinksOn(in: database, now: now)
        case .checked, .refused, .undone: break
        }
        return outcome
    }
}
