package import Domain
import Foundation
package import Store
import Synchronization

/// Recalculates the charges of a month part by part, on all cores, and reports the differences in the order of the
/// accounts.
package struct ChargesRun: Sendable {
    package struct Result: Sendable {
        package fileprivate(set) var agreeing = 0
        package fileprivate(set) var differing = 0
        package fileprivate(set) var impossible = 0
        /// Charges of the month whose accounts have no bill: they are not checked.
        package fileprivate(set) var withoutBill = 0
        /// How many have each result and reason, such as "differs residents".
        package fileprivate(set) var reasons: [String: Int] = [:]

        fileprivate static func + (left: Result, right: Result) -> Result {
            Result(
                agreeing: left.agreeing + right.agreeing, differing: left.differing + right.differing,
                impossible: left.impossible + right.impossible, withoutBill: left.withoutBill + right.withoutBill,
                reasons: left.reasons.merging(right.reasons, uniquingKeysWith: +))
        }

        package var count: Int { agreeing + differing + impossible }
    }

    package static let head = "account,service,month,billed,recomputed,difference,result,reason,detail"
    package static let accountsPerPart = 500

    private let month: Month
    private let reader: any SnapshotReader
    private let catalogue: Catalogue
    private let total: Int
    private let accountsPerPart: Int

    /// - Throws: `JobError` if there is nothing to check.
    package init(
        _ month: Month, _ reader: any SnapshotReader, accountsPerPart: Int = ChargesRun.accountsPerPart
    ) throws {
        (self.month, self.reader, self.accountsPerPart) = (month, reader, accountsPerPart)
        let known = try reader.read { (try Operator($0).catalogue(), try Operator($0).billCount(month)) }
        guard let catalogue = known.0, known.1 > 0 else { throw JobError.noBills(month) }
        (self.catalogue, total) = (catalogue, known.1)
    }

    /// - Parameters:
    ///   - write: gets the CSV's rows.
    ///   - progress: gets the number of bills done and of all bills.
    package func run(
        write: @escaping @Sendable (String) -> Void, progress: @escaping @Sendable (Int, Int) -> Void
    ) async throws -> Result {
        let parts = AccountParts(of: month, reader, size: accountsPerPart)
        let order = InOrder(write)
        try await withThrowingTaskGroup { group in
            for _ in 0..<ProcessInfo.processInfo.activeProcessorCount {
                group.addTask {
                    while let part = try parts.next() {
                        try Task.checkCancellation()
                        let (rows, result) = try check(part.range)
                        progress(order.add(rows, result, part.number).count, total)
                    }
                }
            }
            try await group.waitForAll()
        }
        let withoutBill = try reader.read { try Operator($0).chargesWithoutBill(month) }
        return order.result + Result(withoutBill: withoutBill)
    }

    private func check(_ range: AccountRange) throws -> (rows: String, Result) {
        let charges = try reader.read { try Operator($0).charges(of: month, range, catalogue) }
        var (rows, result) = ("", Result())
        for (account, records) in charges {
            for grounds in records.grounds {
                let row = ChargeRow(account: account, grounds: grounds)
                switch grounds.check(catalogue.tariffs) {
                case .agrees: result.agreeing += 1
                case .differs(let difference):
                    result.differing += 1
                    result.reasons["differs " + row.reason(difference), default: 0] += 1
                    rows += row.differing(difference)
                case .impossible(let obstacle):
                    result.impossible += 1
                    result.reasons["lacks " + row.reason(obstacle), default: 0] += 1
                    rows += row.impossible(obstacle)
                }
            }
        }
        return (rows, result)
    }
}

/// Hands out the accounts to check, some at a time, to the workers.
private final class AccountParts: Sendable {
    private let month: Month
    private let reader: any SnapshotReader
    private let size: Int
    private let state = Mutex((count: 0, next: AccountRange?.some(AccountRange(after: nil, until: nil))))

    init(of month: Month, _ reader: any SnapshotReader, size: Int) {
        (self.month, self.reader, self.size) = (month, reader, size)
    }

    func next() throws -> (number: Int, range: AccountRange)? {
        try state.withLock { state in
            guard let previous = state.next else { return nil }
            let range = try reader.read { try Operator($0).accounts(of: month, after: previous.until, count: size) }
            defer { state = (state.count + 1, range.until == nil ? nil : range) }
            return (state.count, range)
        }
    }
}

/// Passes on the workers' results in the order of the parts.
private final class InOrder: Sendable {
    private let state = Mutex((next: 0, waiting: [Int: String](), result: ChargesRun.Result()))
    private let write: @Sendable (String) -> Void

    init(_ write: @escaping @Sendable (String) -> Void) {
        self.write = write
    }

    var result: ChargesRun.Result { state.withLock { $0.result } }

    /// - Returns: the sum of all parts so far.
    func add(_ rows: String, _ result: ChargesRun.Result, _ part: Int) -> ChargesRun.Result {
        state.withLock { state in
            state.result = state.result + result
            state.waiting[part] = rows
            while let rows = state.waiting.removeValue(forKey: state.next) {
                if !rows.isEmpty { write(rows) }
                state.next += 1
            }
            return state.result
        }
    }
}
