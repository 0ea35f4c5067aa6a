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
        /// Accounts whose bills could not be drawn, each with the reason.
        package fileprivate(set) var undrawn: [(account: AccountNumber, reason: String)] = []
        /// What bills have letters in that no installed font has: they are drawn with a box in their place.
        package fileprivate(set) var unprintable: [Unprintable] = []
    }

    /// The bills in a print file: about 4 MB, so that cairo's memory for a file's pages stays small.
    package static let billsPerFile = 1000

    private let order: PrintOrder
    private let reader: any SnapshotReader
    private let wording: PaperWording
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
        let texts = try Texts.Catalogues()
        wording = PaperWording(order.languages, { texts[$0] }, paymentLink: order.paymentLink)
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
                    let letters = try InstalledLetters()
                    while let part = try parts.next() {
                        try Task.checkCancellation()
                        let sum = tally.add(try draw(part, press, letters))
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
                sum.undrawn += result.undrawn
                sum.unprintable += result.unprintable
                return sum
            }
        }
    }

    private func draw(
        _ part: PrintParts.Part, _ press: BillPress, _ letters: InstalledLetters
    ) throws -> Result {
        guard let single = order.single else { return try drawFiles(part, press, letters) }
        let path = order.folder + "/" + PrintFile.name(single, part: part.isOnly ? nil : part.number)
        guard !PrintFile.exists(path) else { return Result(kept: part.accounts.count, missing: part.missing) }
        var result = Result(missing: part.missing)
        var accounts = part.accounts
        while true {
            do {
                result.unprintable = try write(accounts, to: path, press, letters)
                result.drawn = accounts.count
                return result
            } catch let bill as Undrawable {
                // It may have spoilt the file, which is begun again without it.
                result.undrawn.append((bill.account.number, bill.reason))
                accounts.removeAll { $0.number == bill.account.number }
                if accounts.isEmpty { return result }
            }
        }
    }

    private func write(
        _ accounts: [Account], to path: String, _ press: BillPress, _ letters: InstalledLetters
    ) throws -> [Unprintable] {
        var unprintable: [Unprintable] = []
        try PrintFile.write(path) { write in
            let language = order.languages.first
            _ = try press.printFile(
                title: order.month.inWords(language), author: catalogue.supplier.name[language], language: language,
                date: order.month.lastDay, to: write
            ) { add in
                try sheets(accounts) { account, facts in
                    try draw(account) {
                        let facts = try facts()
                        unprintable += facts.unprintable(letters)
                        try add(posted(account, facts))
                    }
                }
            }
        }
        return unprintable
    }

    private func posted(_ account: Account, _ facts: BillFacts) -> PrintedBill {
        wording.posted(
            facts, code: order.code?(account), readings: facts.givesReadings ? order.readings?(account) : nil)
    }

    private func drawFiles(
        _ part: PrintParts.Part, _ press: BillPress, _ letters: InstalledLetters
    ) throws -> Result {
        func path(_ account: Account) -> String {
            order.folder + "/\(account.number.fileName)-\(order.month.iso).pdf"
        }
        let wanted = part.accounts.filter { !PrintFile.exists(path($0)) }
        var result = Result(kept: part.accounts.count - wanted.count, missing: part.missing)
        try sheets(wanted) { account, facts in
            do {
                let bytes = try draw(account) {
                    let facts = try facts()
                    result.unprintable += facts.unprintable(letters)
                    return try press.pdf(of: posted(account, facts))
                }
                try PrintFile.write(path(account)) { write in try bytes.withUnsafeBytes(write) }
                result.drawn += 1
            } catch let bill as Undrawable {
                result.undrawn.append((account.number, bill.reason))
            }
        }
        return result
    }

    /// A bill that cannot be drawn, whatever its data are: the others are.
    private struct Undrawable: Error {
        let account: Account
        let reason: String
    }

    private func draw<T>(_ account: Account, _ body: () throws -> T) throws -> T {
        do {
            return try body()
        } catch let error as JobError {
            // Not about the bill: the file cannot be written.
            throw error
        } catch {
            throw Undrawable(account: account, reason: "\(error)")
        }
    }

    /// - Throws: `JobError.newBatch` if the bills would be of another batch than those before them.
    private func sheets(_ accounts: [Account], _ body: (Account, _ facts: () throws -> BillFacts) throws -> Void)
        throws
    {
        try reader.read { connection in
            let store = Operator(connection)
            guard try store.latestBatch() == catalogue.batch else { throw JobError.newBatch }
            for account in accounts {
                guard let bill = try store.readable(account, catalogue).wholeBill(order.month) else { continue }
                try body(account) { try bill.facts() }
            }
        }
    }
}
