import Store

/// What rows may refer to: codes, which are few, in memory; accounts by looking into the database.
///
/// What was refused, or could not be read, counts as known: one mistake is reported once.
final class References {
    private var codes: [Set<ShortText>]
    /// The code of each list that was asked for last: often the next row has the same.
    private var last: [ShortText?] = CodeList.allCases.map { _ in nil }
    let window: AccountWindow
    /// Files of which some rows could not be read or were refused, by name.
    private var doubtfulFiles: Set<String> = []
    /// Accounts of which a row was refused.
    private var doubtfulAccounts: Set<ShortText> = []

    init(_ connection: any Connection) throws {
        codes = try CodeList.allCases.map { list in
            Set(try connection.rows(list.query) { ShortText($0.text(0)) })
        }
        window = try AccountWindow(connection)
    }

    func knows(_ code: UnsafeRawBufferPointer, in list: CodeList) -> Bool {
        let code = ShortText(code)
        if last[list.rawValue] == code { return true }
        guard codes[list.rawValue].contains(code) else { return doubtfulFiles.contains(list.fileName) }
        last[list.rawValue] = code
        return true
    }

    func knows(_ number: ShortText) throws -> Bool {
        try window.contains(number) || isInDoubt(number, in: .accounts)
    }

    /// Whether a row of that account may be missing in `file` only because it was refused.
    func isInDoubt(_ account: ShortText, in file: BatchFile) -> Bool {
        doubtfulFiles.contains(file.name) || doubtfulAccounts.contains(account)
    }

    /// Whether a row of `file` may be missing only because it was refused.
    func isInDoubt(_ file: BatchFile) -> Bool { doubtfulFiles.contains(file.name) }

    func remember(_ code: UnsafeRawBufferPointer, in list: CodeList) {
        codes[list.rawValue].insert(ShortText(code))
    }

    func doubt(_ file: BatchFile) {
        doubtfulFiles.insert(file.name)
    }

    func doubt(_ account: ShortText) {
        // Far more than are reported; beyond that what follows from a mistake is counted, too.
        guard doubtfulAccounts.count < 100 * Report.limit else { return }
        doubtfulAccounts.insert(account)
    }
}

extension CodeList {
    fileprivate var query: SQL {
        switch self {
        case .suppliers: "SELECT supplier FROM supplier"
        case .offices: "SELECT office FROM office"
        case .services: "SELECT service FROM service"
        case .plans: "SELECT plan FROM plan"
        case .categories: "SELECT category FROM category"
        }
    }
}
