import Domain
package import Store

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Work on the published batches: in one transaction of the billing database, which can be cancelled.
package protocol BatchWork: Sendable {
    func run(on database: any Database, progress: @escaping @Sendable (Progress) -> Void) async throws -> Outcome
}

extension BatchWork {
    /// - Parameter body: gets a connection that writes, one that sees the state before, and whether the work is cancelled.
    func publishing(
        on database: any Database,
        _ body:
            @escaping @Sendable (
                _ connection: any Connection, _ before: any Connection, _ isCancelled: @escaping () -> Bool
            ) throws -> Outcome
    ) async throws -> Outcome {
        let cancellation = Cancellation()
        do {
            return try await withTaskCancellationHandler {
                try await database.publish { connection in
                    try database.readBeside { try body(connection, $0) { cancellation.isRequested } }
                }
            } onCancel: {
                cancellation.request()
            }
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

extension BatchWork {
    /// The links of accounts that are merged into others now, which are not the billing system's data.
    func passLinksOn(in database: any Database, now: Timestamp) async throws {
        try await database.write { try Operator($0).passLinksOn(now: now) }
    }
}

func defaultScratch() -> String { getenv("TMPDIR").map { String(cString: $0) } ?? "/var/tmp" }
