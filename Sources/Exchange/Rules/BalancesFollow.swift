import Domain
import Store
import Words

/// Each balance adds up, and opens with the previous month's closing balance: the domain's ledger (`Statement`).
///
/// An update's rows are among earlier published ones, so then the chain is read from the database: from the month before the
/// first that the update has.
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
    private let (account, service, month, opening, charged): (Int, Int, Int, Int, Int)
    private let (adjusted, paid, closing): (Int, Int, Int)
    private var chains: [Chain] = []

    init(_ rows: RowReader, _ context: ImportContext) throws {
        self.rows = rows
        published = context.isUpdate ? try StoredBalances(context.connection) : nil
        paidBalances = context.paidBalances
        let place = rows.file.place
        (account, service, month) = (place("account"), place("service"), place("month"))
        (opening, charged) = (place("opening"), place("charged"))
        (adjusted, paid, closing) = (place("adjusted"), place("paid"), place("closing"))
    }

    func accepts(_ row: BatchRow) -> Bool {
        guard let balance = balance(row) else { return false }
        if balance.paid != .zero { paidBalances.note(ShortText(row.values[account].bytes)) }
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

    func checkAccount(_ account: ShortText, isComplete: Bool) throws {
        defer { chains.removeAll(keepingCapacity: true) }
        guard isComplete else { return }
        let first = chains.compactMap { $0.balances.first?.month }.min()
        let all = try published.flatMap { published in try first.map { try published.chains(of: account, since: $0) } }
        for chain in chains {
            let balances = all?[chain.service] ?? chain.balances
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

/// The balances of an account in the database, with those of the batch.
struct StoredBalances {
    private let query: any BulkStatement

    init(_ connection: any Connection) throws {
        query = try connection.bulk(
            """
            SELECT service, month, opening, charged, adjusted, paid, closing FROM balance
            WHERE account = $1 AND month >= $2
            UNION ALL
            SELECT b.service, b.month, b.opening, b.charged, b.adjusted, b.paid, b.closing
            FROM service CROSS JOIN balance AS b
            WHERE b.account = $1 AND b.service = service.service AND b.month = (
                SELECT MAX(earlier.month) FROM balance AS earlier
                WHERE earlier.account = $1 AND earlier.service = service.service AND earlier.month < $2)
            ORDER BY 1, 2
            """)
    }

    /// By service: the balances since a month, after the last one before it.
    ///
    /// - Parameter first: nil for all.
    func chains(of account: ShortText, since first: Month? = nil) throws -> [ShortText: [MonthBalance]] {
        var chains: [ShortText: [MonthBalance]] = [:]
        try account.withBytes { bytes in
            query.bind(1, text: bytes)
            query.bind(2, int: Int64(first?.number ?? 0))
            try query.rows { row in
                let balance = try MonthBalance(
                    month: row.month(1), opening: row.money(2), charged: row.money(3), adjusted: row.money(4),
                    paid: row.money(5), closing: row.money(6))
                chains[ShortText(row.text(0)), default: []].append(balance)
            }
        }
        return chains
    }
}
