import Domain
import Store
import Words

/// Each balance adds up, and opens with the previous month's closing balance: the domain's ledger (`Statement`).
///
/// An update's rows are among earlier published ones, so then the database is asked which accounts have a chain that is
/// broken: usually none. It is read from the month before the first that the update has.
final class BalancesFollow: Rule {
    /// The rows of an account and service in the batch.
    private struct Chain {
        let service: ShortText
        var balances: [MonthBalance]
        var lines: [Int]
    }

    private let rows: RowReader
    private let published: StoredBalances?
    private let paidBalances: PaidBalances
    private let earlierParts: [EarlierParts]
    private let (account, service, month, opening, charged): (Int, Int, Int, Int, Int)
    private let (adjusted, paid, closing): (Int, Int, Int)
    /// Of the account that is read.
    private var chains: [Chain] = []
    /// Of an update.
    private var ended = EndedAccounts<[Chain]>()

    init(_ rows: RowReader, _ context: ImportContext) throws {
        self.rows = rows
        published = context.isUpdate ? try StoredBalances(context.connection) : nil
        (paidBalances, earlierParts) = (context.paidBalances, context.earlierParts)
        let place = rows.file.place
        (account, service, month) = (place("account"), place("service"), place("month"))
        (opening, charged) = (place("opening"), place("charged"))
        (adjusted, paid, closing) = (place("adjusted"), place("paid"), place("closing"))
    }

    func accepts(_ row: BatchRow) -> Bool {
        guard let balance = balance(row) else { return false }
        paidBalances.note(ShortText(row.values[account].bytes), paid: balance.paid)
        let code = ShortText(row.values[service].bytes)
        guard let index = chains.firstIndex(where: { $0.service == code }) else {
            chains.append(Chain(service: code, balances: [balance], lines: [row.line]))
            return true
        }
        // The same month again is a duplicate, which is detected when it is written.
        guard let before = chains[index].balances.last?.month, before != balance.month else { return true }
        guard before < balance.month else {
            rows.report(
                month, found: balance.month.iso,
                expected: rows.words.expected.laterMonth(before.iso))
            return false
        }
        chains[index].balances.append(balance)
        chains[index].lines.append(row.line)
        return true
    }

    func endAccount(_ account: ShortText, isComplete: Bool) {
        defer { chains.removeAll(keepingCapacity: true) }
        guard isComplete, !chains.isEmpty else { return }
        if published == nil { check(chains, among: [:]) } else { ended.add(account, chains) }
    }

    func checkEnded() throws {
        guard let published, let first = ended.notes.compactMap({ BalancesFollow.first($0) }).min() else { return }
        for parts in earlierParts { try parts.compare(ended.accounts, since: first) }
        let broken = try published.broken(of: ended.accounts, since: first)
        let stored = try published.chains(of: broken, since: first)
        ended.checkEach(rows) { account, chains in
            if let stored = stored[account] { check(chains, among: stored) }
        }
    }

    private static func first(_ chains: [Chain]) -> Month? { chains.compactMap { $0.balances.first?.month }.min() }

    /// - Parameter stored: by service, from the month before the account's first in the batch or an earlier one.
    private func check(_ chains: [Chain], among stored: [ShortText: [MonthBalance]]) {
        guard let first = BalancesFollow.first(chains) else { return }
        for chain in chains {
            let balances =
                stored[chain.service].map { all in
                    Array(all.dropFirst(all.lastIndex { $0.month < first } ?? 0))
                } ?? chain.balances
            do {
                _ = try Statement(balances)
            } catch {
                report(error, in: chain, among: balances)
            }
        }
    }

    private func balance(_ row: BatchRow) -> MonthBalance? {
        func money(_ column: Int) -> Money { Money(tiyn: row.values[column].int) }
        do {
            return try MonthBalance(
                month: Month(number: Int(row.values[month].int)), opening: money(opening), charged: money(charged),
                adjusted: money(adjusted), paid: money(paid), closing: money(closing))
        } catch {
            if case .row(_, let found, let expected) = error {
                rows.report(
                    closing, found: found.canonical, expected: rows.words.expected.closing(expected.canonical))
            }
            return nil
        }
    }

    /// The error is between two months, of which at least one is in the batch.
    private func report(_ error: LedgerError, in chain: Chain, among balances: [MonthBalance]) {
        guard case .opening(let month, let opens, let expected) = error else { return }
        if let index = chain.balances.firstIndex(where: { $0.month == month }) {
            rows.report(
                self.opening, line: chain.lines[index], found: opens.canonical,
                expected: rows.words.expected.opening(expected.canonical))
        } else if let index = chain.balances.lastIndex(where: { $0.month < month }) {
            rows.report(
                self.closing, line: chain.lines[index], found: expected.canonical,
                expected: rows.words.expected.nextOpening((sum: opens.canonical, month: month.iso)))
        }
    }
}
