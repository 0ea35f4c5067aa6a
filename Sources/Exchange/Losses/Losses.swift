import Domain
import Store
import Words

/// What a batch takes away, and what it sets back: customers would lose it without a word.
///
/// A few of a kind are a warning, more an error, unless the operator has allowed it.
struct Losses {
    private static let shown = 5

    /// The state before the batch, and with it.
    private let before: any Connection
    private let now: any Connection
    private let context: ImportContext
    private let vanished: VanishedAccounts
    private let allowed: Set<WarningRule>

    init(_ context: ImportContext, _ vanished: VanishedAccounts, allowed: Set<WarningRule>) {
        (before, now) = (context.published.connection, context.connection)
        (self.context, self.vanished, self.allowed) = (context, vanished, allowed)
    }

    private var words: CommandTexts { context.problems.words }

    func check() throws {
        let manifest = context.manifest
        guard let published = try context.published.catalogue() else { return }
        if let known = try History(before).paymentsAsOf(manifest, context.part), manifest.paymentsAsOf < known {
            report(
                .asOfBack, BatchSource.manifestName, column: "payments_as_of", isMany: true,
                found: manifest.paymentsAsOf.iso, expected: words.expected.paymentsAsOf(known.iso))
        }
        if let part = context.part { return try check(part) }
        func mayTakeAway(_ file: BatchFile) -> Bool { context.isFull || context.takesAway(from: file) }
        try accounts(vanished, in: .accounts)
        if mayTakeAway(.services) { try services(published.services.map(\.code.text)) }
        let gone = context.isFull ? try vanishedFiles() : []
        if mayTakeAway(.bills), !gone.contains(BatchFile.bills.name) {
            let (known, kept) = (try rows(of: .bills, before), try rows(of: .bills, now))
            months(.billsVanish, .bills, known, kept, words.found.billsMissing, words.found.billsMissingAndMore)
        }
        // An update names each payment that it takes away.
        if context.isFull, !gone.contains(BatchFile.payments.name) {
            let (known, kept) = (try rows(of: .payments, before), try rows(of: .payments, now))
            let (one, more) = (words.found.paymentsMissing, words.found.paymentsMissingAndMore)
            months(.paymentsVanish, .payments, known, kept, one, more, mayBeginLater: true)
        }
    }

    /// What a part takes away is counted among what its supplier had.
    private func check(_ part: Part) throws {
        try accounts(try VanishedAccounts(part, context), in: .balances)
        let services: SQL = "SELECT service FROM service WHERE supplier = $1 ORDER BY position, service"
        try self.services(try before.rows(services, [part.supplier]) { $0.text(0) })
        let gone = try vanishedFiles(of: part)
        for (rule, file) in [(WarningRule.balancesVanish, BatchFile.balances), (.billsVanish, .billLines)]
        where !gone.contains(file.name) {
            months(
                rule, file, try accounts(of: part, file, before), try accounts(of: part, file, now),
                words.found.accountsOfMonthMissing, words.found.accountsOfMonthMissingAndMore)
        }
        guard !gone.contains(BatchFile.payments.name) else { return }
        months(
            .paymentsVanish, .payments, try payments(of: part, before), try payments(of: part, now),
            words.found.accountsOfMonthMissing, words.found.accountsOfMonthMissingAndMore)
    }

    // MARK: Files

    /// The files that had rows and have none now. Not those that a batch must have, and not adjustments, which balances tell of.
    ///
    /// - Parameter part: whose supplier's rows are meant; nil for all rows.
    private func vanishedFiles(of part: Part? = nil) throws -> Set<String> {
        var gone: Set<String> = []
        for file in BatchFile.all where !file.isRequired && file.name != BatchFile.adjustments.name {
            guard context.manifest.files[file.name].map({ $0.rows == 0 }) ?? true else { continue }
            var rows: SQL = " FROM " + file.table
            if part != nil {
                guard let owned = file.owned(by: "$1") else { continue }
                rows = rows + " WHERE " + owned
            }
            let supplier: [any Bindable] = part.map { [$0.supplier] } ?? []
            let isThere = "SELECT 1" + rows + " LIMIT 1"
            guard try before.row(isThere, supplier, as: { _ in true }) == true,
                // Categories that a batch does not have are kept.
                try now.row(isThere, supplier, as: { _ in true }) != true
            else { continue }
            gone.insert(file.name)
            let count = try before.row("SELECT COUNT(*)" + rows, supplier) { $0.int(0) } ?? 0
            report(
                .filesVanish, file.name, column: nil, isMany: true, found: words.found.rowsMissing("\(count)"),
                expected: words.expected.allPublished)
        }
        return gone
    }

    // MARK: Accounts

    private func accounts(_ vanished: VanishedAccounts, in file: BatchFile) throws {
        let linked = try vanished.gone.filter(isLinked)
        vanish(.accountsVanish, file, vanished.gone, of: vanished.all, words.found.accountsMissing)
        guard !linked.isEmpty else { return }
        let allLinked = try before.row(
            """
            SELECT COUNT(*) FROM account
            WHERE EXISTS (SELECT 1 FROM account_link WHERE account_link.account = account.account)
            """, []
        ) { Int($0.int(0)) }
        vanish(.linkedAccountsVanish, file, linked, of: allLinked ?? 0, words.found.linkedAccountsMissing)
    }

    private func isLinked(_ account: String) throws -> Bool {
        try before.row("SELECT 1 FROM account_link WHERE account = $1 LIMIT 1", [account]) { _ in true } ?? false
    }

    private func vanish(
        _ rule: WarningRule, _ file: BatchFile, _ gone: [String], of all: Int,
        _ found: Phrase<(count: String, all: String, names: String)>
    ) {
        guard !gone.isEmpty else { return }
        let names = gone.prefix(Losses.shown).joined(separator: ", ") + (gone.count > Losses.shown ? ", …" : "")
        report(
            rule, place(of: file), column: "account", isMany: isMany(gone.count, of: all),
            found: found((count: "\(gone.count)", all: "\(all)", names: names)),
            expected: words.expected.allPublished)
    }

    // MARK: Services and months

    private func services(_ known: [String]) throws {
        let kept = Set(try now.rows("SELECT service FROM service") { $0.text(0) })
        let gone = known.filter { !kept.contains($0) }
        guard !gone.isEmpty else { return }
        report(
            .servicesVanish, place(of: .services), column: "service", isMany: true,
            found: words.found.servicesMissing(gone.joined(separator: ", ")),
            expected: words.expected.allPublished)
    }

    /// The oldest month may end.
    ///
    /// - Parameter mayBeginLater: whether what is kept may also begin with a part of its first month: twelve months of payments may
    ///   be counted from a day.
    private func months(
        _ rule: WarningRule, _ file: BatchFile, _ known: [Month: Int], _ kept: [Month: Int],
        _ one: Phrase<(count: String, all: String, month: String)>,
        _ more: Phrase<(count: String, all: String, month: String, months: String)>, mayBeginLater: Bool = false
    ) {
        let lost = known.keys.sorted().compactMap { month -> (month: Month, count: Int)? in
            let count = (known[month] ?? 0) - (kept[month] ?? 0)
            return count > 0 ? (month, count) : nil
        }
        guard let first = lost.first else { return }
        let (oldest, latest) = (known.keys.min(), known.keys.max())
        let many = lost.filter { loss in
            let endsHistory = loss.month == oldest && kept[loss.month] == nil
            let beginsLater = mayBeginLater && loss.month == kept.keys.min() && loss.month != latest
            return !endsHistory && !beginsLater && isMany(loss.count, of: known[loss.month] ?? 0)
        }
        let told = (many.first ?? first)
        let (count, all) = ("\(told.count)", "\(known[told.month] ?? 0)")
        let found =
            lost.count > 1
            ? more((count: count, all: all, month: told.month.iso, months: "\(lost.count - 1)"))
            : one((count: count, all: all, month: told.month.iso))
        report(
            rule, place(of: file), column: "month", isMany: !many.isEmpty, found: found,
            expected: words.expected.allPublished)
    }

    private func rows(of file: BatchFile, _ connection: any Connection) throws -> [Month: Int] {
        try Losses.counts(connection, "SELECT month, COUNT(*) FROM " + file.table + " GROUP BY month", [])
    }

    private func accounts(of part: Part, _ file: BatchFile, _ connection: any Connection) throws -> [Month: Int] {
        let owned: SQL = file.owned(by: "$1") ?? ""
        return try Losses.counts(
            connection,
            "SELECT month, COUNT(DISTINCT account) FROM " + file.table + " WHERE " + owned + " GROUP BY month",
            [part.supplier])
    }

    /// By the splits of shared payments, too.
    private func payments(of part: Part, _ connection: any Connection) throws -> [Month: Int] {
        try Losses.counts(
            connection,
            """
            SELECT payment.month, COUNT(DISTINCT payment.account) FROM payment_split AS split
            JOIN payment ON payment.account = split.account AND payment.payment = split.payment
            WHERE split.service IN (SELECT service FROM service WHERE supplier = $1) GROUP BY payment.month
            """, [part.supplier])
    }

    private static func counts(
        _ connection: any Connection, _ query: SQL, _ values: [any Bindable]
    ) throws -> [Month: Int] {
        let counts = try connection.rows(query, values) { ($0.month(0), Int($0.int(1))) }
        return Dictionary(uniqueKeysWithValues: counts)
    }

    /// Where the batch says it.
    private func place(of file: BatchFile) -> String { context.isUpdate ? file.deletions.name : file.name }

    /// More than three, and than a thousandth; of less than thirty more than a tenth.
    private func isMany(_ count: Int, of all: Int) -> Bool { count > max(min(3, all / 10), all / 1000) }

    private func report(
        _ rule: WarningRule, _ file: String, column: String?, isMany: Bool, found: String, expected: String
    ) {
        let isRefused = isMany && !allowed.contains(rule)
        context.problems.warn(
            rule, file, column: column, found: found,
            expected: isRefused ? words.expected.unlessAllowed((expected: expected, rule: rule.rawValue)) : expected,
            isError: isRefused)
    }
}
