package import Domain
package import Store

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Imports a batch of the billing system: a folder, a .zip or a .tar.gz as docs/exchange.md specifies.
///
/// Everything is read and checked once, in one transaction of the billing database: readers see the previous state
/// until the whole batch is valid and committed.
package struct BatchImport: Sendable {
    private let path: String
    private let isDryRun: Bool
    private let now: Timestamp
    private let scratch: String
    private let errors: Set<WarningRule>

    /// - Parameters:
    ///   - isDryRun: whether the batch is only checked.
    ///   - errors: the warnings for which a batch is refused.
    ///   - scratch: the directory in which archives are unpacked; by default TMPDIR, or /var/tmp.
    package init(
        path: String, isDryRun: Bool = false, errors: Set<WarningRule> = [], now: Timestamp, scratch: String? = nil
    ) {
        (self.path, self.isDryRun, self.errors, self.now) = (path, isDryRun, errors, now)
        self.scratch = scratch ?? getenv("TMPDIR").map { String(cString: $0) } ?? "/var/tmp"
    }

    /// - Throws: `UnreadableBatch`; `CancellationError` if its task was cancelled; errors of the database. Nothing was
    ///   changed then, and the import can be retried.
    package func run(
        on database: any Database, progress: @escaping @Sendable (Progress) -> Void = { _ in }
    ) async throws -> Outcome {
        let source = try BatchSource(path: path, scratch: scratch)
        let cancellation = Cancellation()
        do {
            let (rows, warnings) = try await withTaskCancellationHandler {
                try await database.publish { [isDryRun, errors, now] connection in
                    let ticker = Ticker(
                        totalBytes: source.totalBytes, isCancelled: { cancellation.isRequested }, tell: progress)
                    let publication = Publication(
                        source: source, isDryRun: isDryRun, errors: errors, now: now, ticker: ticker)
                    return try database.readBeside { try publication.run(connection, before: $0) }
                }
            } onCancel: {
                cancellation.request()
            }
            return .published(rows: rows, warnings: warnings)
        } catch let rollback as Publication.Rollback {
            return switch rollback {
            case .unchanged: .unchanged
            case .checked(let rows, let warnings): .checked(rows: rows, warnings: warnings)
            case .refused(let report): .refused(report)
            }
        } catch  where cancellation.isRequested {
            // A statement that was interrupted throws the database's own error.
            throw CancellationError()
        }
    }
}
