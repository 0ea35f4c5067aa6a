import Documents
import Domain
import Foundation
import Portal
import Store
import Synchronization

/// Draws bills part by part, each worker with a press of its own. A part is a print file, or some hundred files of one bill;
/// what is there already is not drawn again.
struct PrintRun: Sendable {
    struct Result: Sendable {
        var drawn = 0
        /// There already, from an earlier run.
        var kept = 0
        /// Asked for, but without a bill of the month.
        var missing: [AccountNumber] = []

        func words(_ seconds: Double) -> String {
            let pace = Int(Double(drawn) / max(seconds, 0.001))
            let tenths = Int((seconds * 10).rounded())
            let before = kept == 0 ? "" : ", \(kept) were there already"
            return "Drawn: \(drawn) bills in \(tenths / 10).\(tenths % 10) s, \(pace) per second\(before)."
        }
    }

    /// Bills of a print file: about 4 MB, and what cairo remembers of a file's pages stays small.
    static let billsPerFile = 1000

    private let order: PrintOrder
    private let reader: any SnapshotReader
    private let printer: BillPrinter
    private let catalogue: Catalogue
    private let total: Int
    private let billsPerPart: Int
    /// Held until the run ends.
    private let folder: PrintFolder

    /// - Throws: `JobError` when there is nothing to print, or the folder holds the bills of another run.
    init(_ order: PrintOrder, _ reader: any SnapshotReader, billsPerPart: Int = PrintRun.billsPerFile) throws {
        (self.order, self.reader, self.billsPerPart) = (order, reader, billsPerPart)
        printer = try BillPrinter(order.language, paymentLink: order.paymentLink)
        let known = try reader.read { (try Operator($0).catalogue(), try Operator($0).billCount(order.month)) }
        guard let catalogue = known.0, known.1 > 0 else { throw JobError.noBills(order.month) }
        (self.catalogue, total) = (catalogue, order.accounts?.count ?? known.1)
        folder = try PrintFolder(order, batch: catalogue.batch)
    }

    /// - Parameter progress: is told how many bills are done, and of how many.
    func run(_ progress: @escaping @Sendable (Int, Int) -> Void) async throws -> Result {
        let parts = PrintParts(order, reader, size: billsPerPart)
        let tally = Tally()
        try await withThrowingTaskGroup { group in
            for _ in 0..<ProcessInfo.processInfo.activeProcessorCount {
                group.addTask {
                    let press = try BillPress()
                    while let part = try parts.next() {
                        try Task.checkCancellation()
                        let sum = tally.add(try draw(part, press))
                        progress(sum.drawn + sum.kept, total)
                    }
                }
            }
            try await group.waitForAll()
        }
        return tally.add(Result())
    }

    private final class Tally: Sendable {
        private let sum = Mutex(Result())

        func add(_ result: Result) -> Result {
            sum.withLock { sum in
                sum.drawn += result.drawn
                sum.kept += result.kept
                sum.missing += result.missing
                return sum
            }
        }
    }

    private func draw(_ part: PrintParts.Part, _ press: BillPress) throws -> Result {
        guard let single = order.single else { return try drawFiles(part, press) }
        let path = order.folder + "/" + PrintFile.name(single, part: part.isOnly ? nil : part.number)
        guard !PrintFile.exists(path) else { return Result(kept: part.accounts.count, missing: part.missing) }
        try PrintFile.write(path) { write in
            let month = order.month.inWords(order.language)
            _ = try press.printFile(
                title: month, author: catalogue.supplier.name[order.language], language: order.language,
                date: order.month.lastDay, to: write
            ) { add in
                try sheets(part.accounts) { _, sheet in try add(sheet) }
            }
        }
        return Result(drawn: part.accounts.count, missing: part.missing)
    }

    private func drawFiles(_ part: PrintParts.Part, _ press: BillPress) throws -> Result {
        func path(_ account: Account) -> String {
            order.folder + "/\(account.number.fileName)-\(order.month.iso).pdf"
        }
        let wanted = part.accounts.filter { !PrintFile.exists(path($0)) }
        try sheets(wanted) { account, sheet in
            try PrintFile.write(path(account)) { write in
                try press.pdf(of: sheet).withUnsafeBytes(write)
            }
        }
        return Result(
            drawn: wanted.count, kept: part.accounts.count - wanted.count, missing: part.missing)
    }

    /// - Throws: `JobError.newBatch` when the bills would come from another batch than those before them.
    private func sheets(_ accounts: [Account], _ body: (Account, BillSheet) throws -> Void) throws {
        try reader.read { connection in
            let store = Operator(connection)
            guard try store.latestBatch() == catalogue.batch else { throw JobError.newBatch }
            for account in accounts {
                let readable = store.readable(account, catalogue)
                guard let sheet = try printer.sheet(of: readable, order.month) else { continue }
                try body(account, sheet)
            }
        }
    }
}
