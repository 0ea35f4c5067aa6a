import Documents
package import Domain
import Foundation
package import Store
import Synchronization
import Words

/// Draws bills part by part, each worker with its own press. A part is a print file, or some hundred files of one bill;
/// existing files are not drawn again.
package struct PrintRun: Sendable {
    package struct Result: Sendable {
        package fileprivate(set) var drawn = 0
        /// Bills that exist from an earlier run.
        package fileprivate(set) var kept = 0
        /// Requested accounts without a bill of the month.
        package fileprivate(set) var missing: [AccountNumber] = []
    }

    /// The bills in a print file: about 4 MB, so that cairo's memory for a file's pages stays small.
    package static let billsPerFile = 1000

    private let order: PrintOrder
    private let reader: any SnapshotReader
    private let wording: BillWording
    private let catalogue: Catalogue
    private let total: Int
    private let billsPerPart: Int
    /// Held until the run ends.
    private let folder: PrintFolder

    /// - Throws: `JobError` if there is nothing to print, or the folder contains the bills of another run.
    package init(
        _ order: PrintOrder, _ reader: any SnapshotReader, billsPerPart: Int = PrintRun.billsPerFile
    ) throws {
        (self.order, self.reader, self.billsPerPart) = (order, reader, billsPerPart)
        wording = BillWording(try Texts.Catalogues()[order.language], paymentLink: order.paymentLink)
        let known = try reader.read { (try Operator($0).catalogue(), try Operator($0).billCount(order.month)) }
        guard let catalogue = known.0, known.1 > 0 else { throw JobError.noBills(order.month) }
        (self.catalogue, total) = (catalogue, order.accounts?.count ?? known.1)
        folder = try PrintFolder(order, batch: catalogue.batch)
    }

    /// - Parameter progress: gets the number of bills done and of all bills.
    package func run(_ progress: @escaping @Sendable (Int, Int) -> Void) async throws -> Result {
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

    /// - Throws: `JobError.newBatch` if the bills would be of another batch than those before them.
    private func sheets(_ accounts: [Account], _ body: (Account, BillSheet) throws -> Void) throws {
        try reader.read { connection in
            let store = Operator(connection)
            guard try store.latestBatch() == catalogue.batch else { throw JobError.newBatch }
            for account in accounts {
                guard let bill = try store.readable(account, catalogue).wholeBill(order.month) else { continue }
                try body(account, wording.posted(try bill.facts(), code: order.code?(account)))
            }
        }
    }
}
