package import Domain
package import Store

/// Whose debts a notice is about.
package enum DebtTargets: Codable, Hashable, Sendable {
    /// Those of these accounts that owe something overdue.
    case accounts([String])
    /// All accounts that owe at least so much, in tiyn.
    case overdue(atLeast: Int64)
}

/// What came of a notice of debts, or would come.
package struct DebtCount: Codable, Hashable, Sendable {
    /// That owe something overdue.
    package fileprivate(set) var accounts = 0
    package fileprivate(set) var letters = 0
    /// Holders to whom the notice of this name went before.
    package fileprivate(set) var before = 0
    /// In tiyn.
    package fileprivate(set) var sum: Int64 = 0
    /// That nobody holds in the portal: they need the notice on paper.
    package fileprivate(set) var withoutHolder = NamedAccounts()
    /// Of the list, that owe nothing overdue, or do not exist.
    package fileprivate(set) var owingNothing = NamedAccounts()
    package fileprivate(set) var unknown = NamedAccounts()

    /// Some accounts, however many there are: only the first are named.
    package struct NamedAccounts: Codable, Hashable, Sendable {
        private static let most = 10_000

        package private(set) var count = 0
        package private(set) var first: [String] = []

        fileprivate mutating func add(_ accounts: [String]) {
            count += accounts.count
            first += accounts.prefix(NamedAccounts.most - first.count)
        }
    }
}

/// Sends a notice of debts, some accounts at a time. After an interruption the same notice goes on where it stopped.
struct DebtRun: Sendable {
    let notice: DebtNotice
    let targets: DebtTargets
    let today: Day
    var batch = 50

    /// An account that owes, with those who hold it.
    struct Debtor: Sendable {
        let debt: AccountDebt
        let holders: [NoticedLink]
    }

    struct Page: Sendable {
        var debtors: [Debtor] = []
        var owingNothing: [String] = []
        var unknown: [String] = []
        /// Nil after the last.
        var next: Place?
    }

    /// How far it is: in the list, or after an account.
    enum Place: Sendable {
        case start
        case index(Int)
        case account(AccountNumber)
    }

    func page(_ place: Place, _ store: Operator) throws -> Page {
        guard let catalogue = try store.catalogue() else { return Page() }
        var page = Page()
        let accounts: [Account]
        switch targets {
        case .accounts(let numbers):
            let index = if case .index(let index) = place { index } else { 0 }
            let part = numbers[index...].prefix(batch)
            let found = try part.map { ($0, try store.account(AccountNumber(stored: $0))) }
            page.unknown = found.filter { $0.1 == nil }.map(\.0)
            accounts = found.compactMap(\.1)
            if part.endIndex < numbers.endIndex { page.next = .index(part.endIndex) }
        case .overdue:
            let last: AccountNumber? = if case .account(let last) = place { last } else { nil }
            accounts = try store.accounts(after: last, limit: batch)
            if accounts.count == batch, let last = accounts.last { page.next = .account(last.number) }
        }
        for account in accounts {
            let overdue = try store.readable(account, catalogue).presentBalances().value().overdue(on: today)
            switch targets {
            case .accounts where overdue <= .zero: page.owingNothing.append(account.number.text)
            case .overdue(let least) where overdue.tiyn < least || overdue <= .zero: continue
            default:
                let debt = AccountDebt(account: account.number, sum: overdue, asOf: catalogue.paymentsAsOf)
                page.debtors.append(Debtor(debt: debt, holders: try store.noticedLinks(of: account.number)))
            }
        }
        return page
    }
}

extension DebtRun {
    /// Sends it.
    func run(
        on database: any Database, _ words: any NoticeWriting, now: Timestamp, notBefore start: Timestamp
    ) async throws -> DebtCount {
        var (count, place) = (DebtCount(), Place?.some(.start))
        while let here = place {
            try Task.checkCancellation()
            let found = try await database.read { try page(here, Operator($0)) }
            let sent = try await database.write { connection in
                try send(found.debtors, Operator(connection), words, now: now, notBefore: start)
            }
            count.add(found, letters: sent.letters, before: sent.before)
            place = found.next
        }
        return count
    }

    private func send(
        _ debtors: [Debtor], _ store: Operator, _ words: any NoticeWriting, now: Timestamp, notBefore start: Timestamp
    ) throws -> (letters: Int, before: Int) {
        var (letters, before) = (0, 0)
        guard let catalogue = try store.catalogue() else { return (0, 0) }
        for debtor in debtors {
            // Another batch may have come since the page was read.
            for holder in debtor.holders where try store.isOpen(holder) {
                guard let id = try store.sendDebtNotice(notice, debtor.debt, to: holder.customer, now: now) else {
                    before += 1
                    continue
                }
                let letter = words.debtNotice(notice, debtor.debt, id: id, to: holder.recipient, catalogue)
                guard let posted = try store.outbox.post(letter, now: now, notBefore: start) else { continue }
                try store.setLetter(posted, ofDebtNotice: id)
                letters += 1
            }
        }
        return (letters, before)
    }

    /// What it would send.
    func preview(_ reader: any SnapshotReader) throws -> DebtCount {
        var (count, place) = (DebtCount(), Place?.some(.start))
        while let here = place {
            let found = try reader.read { try page(here, Operator($0)) }
            count.add(found, letters: found.debtors.map(\.holders.count).reduce(0, +), before: 0)
            place = found.next
        }
        return count
    }
}

extension DebtCount {
    fileprivate mutating func add(_ page: DebtRun.Page, letters: Int, before: Int) {
        accounts += page.debtors.count
        sum += page.debtors.map(\.debt.sum).sum().tiyn
        self.letters += letters
        self.before += before
        withoutHolder.add(page.debtors.filter(\.holders.isEmpty).map(\.debt.account.text))
        owingNothing.add(page.owingNothing)
        unknown.add(page.unknown)
    }

    /// What a notice would send.
    ///
    /// - Throws: `NoticeFileError`
    package init(
        _ file: String, to targets: DebtTargets, _ reader: any SnapshotReader, now: Timestamp, today: Day
    ) throws {
        self = try DebtRun(notice: DebtFile(file).notice(now: now), targets: targets, today: today).preview(reader)
    }
}
