/// What a rule noted of each account whose rows are all read, until they are checked together.
struct EndedAccounts<Notes> {
    private var ended: [(account: ShortText, notes: Notes)] = []

    var accounts: [ShortText] { ended.map(\.account) }
    var notes: some Sequence<Notes> { ended.lazy.map(\.notes) }

    mutating func add(_ account: ShortText, _ notes: Notes) {
        ended.append((account, notes))
    }

    /// Passes each account to `check`, in the order of the file, and forgets it.
    mutating func checkEach(_ rows: RowReader, _ check: (ShortText, Notes) throws -> Void) rethrows {
        defer { ended.removeAll(keepingCapacity: true) }
        for (account, notes) in ended {
            try rows.reporting(of: account) { try check(account, notes) }
        }
    }
}
