package import Domain
package import Store
import Words

/// What the operator does to a month's electronic bills: a value, so that it can be sent to the running portal.
package enum ElectronicBillOperation: Codable, Sendable {
    /// Puts the letters into the outbox.
    case send(month: String)
    /// Lets none go, also none that waits.
    case hold(month: String)
    case release(month: String)

    /// What came of it.
    package enum Outcome: Codable, Hashable, Sendable {
        case sent(ElectronicBillCounts)
        case done
        /// Nothing was changed, for this reason.
        case refused(String)
    }

    package func run(on database: any Database, hours: LetterHours, now: Timestamp) async throws -> Outcome {
        switch self {
        case .send(let text):
            guard let month = Month(iso: text) else {
                return .refused(CommandTexts.current.electronicBills.notAMonth(text))
            }
            return try await send(month, on: database, hours: hours, now: now)
        case .hold(let text): return try await hold(text, true, on: database, now: now)
        case .release(let text): return try await hold(text, false, on: database, now: now)
        }
    }

    private func send(
        _ month: Month, on database: any Database, hours: LetterHours, now: Timestamp
    ) async throws -> Outcome {
        let (newest, batch, before) = try await database.read { connection in
            let store = Operator(connection)
            return (try store.newestBillMonth(), try store.latestBatch(), try store.billMonth(month))
        }
        guard let newest, let batch, month <= newest else {
            return .refused(CommandTexts.current.electronicBills.noBills(month.iso))
        }
        guard !before.isHeld else { return .refused(CommandTexts.current.electronicBills.releaseFirst(month.iso)) }
        let run = ElectronicBillRun(of: month, isNewest: month == newest, on: database, hours: hours)
        let counts = try await run.run(now: now)
        try await database.write { try Operator($0).wasPlanned(month, by: batch, since: before, now: now) }
        return .sent(counts)
    }

    private func hold(
        _ text: String, _ isHeld: Bool, on database: any Database, now: Timestamp
    ) async throws -> Outcome {
        guard let month = Month(iso: text) else {
            return .refused(CommandTexts.current.electronicBills.notAMonth(text))
        }
        try await database.write { try Operator($0).hold(month, isHeld, now: now) }
        return .done
    }
}
