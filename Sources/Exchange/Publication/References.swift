import Store

/// The valid references of rows: codes, which are few, in memory; accounts by a query.
///
/// Refused and unreadable rows count as known, so that one mistake is reported once.
final class References {
    private var codes: [Set<ShortText>] = CodeList.allCases.map { _ in [] }
    /// Those of the batch.
    private var own: [Set<ShortText>] = CodeList.allCases.map { _ in [] }
    /// The last looked-up code of each list: often the next row has the same.
    private var last: [ShortText?] = CodeList.allCases.map { _ in nil }
    let window: AccountWindow
    /// The names of files with unreadable or refused rows.
    private var doubtfulFiles: Set<String> = []
    /// Accounts with a refused row.
    private var doubtfulAccounts: Set<ShortText> = []

    init(_ connection: any Connection) throws {
        window = try AccountWindow(connection)
    }

    /// The codes of earlier batches, once those that are gone are deleted.
    func readCodes(_ connection: any Connection) throws {
        codes = try CodeList.allCases.map { list in
            Set(try connection.rows(list.query) { ShortText($0.text(0)) })
        }
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

    /// Whether a row of the account may be missing in `file` only because it was refused.
    func isInDoubt(_ account: ShortText, in file: BatchFile) -> Bool {
        doubtfulFiles.contains(file.name) || doubtfulAccounts.contains(account)
    }

    /// Whether a row of `file` may be missing only because it was refused.
    func isInDoubt(_ file: BatchFile) -> Bool { doubtfulFiles.contains(file.name) }

    /// Whether a code is that of a part's supplier, or of a row that the part has.
    func belongs(_ code: UnsafeRawBufferPointer, in list: CodeList, to part: Part) -> Bool {
        switch list {
        case .suppliers: part.isCalled(code)
        case .services, .plans: own[list.rawValue].contains(ShortText(code)) || doubtfulFiles.contains(list.fileName)
        case .offices, .categories: true
        }
    }

    func remember(_ code: UnsafeRawBufferPointer, in list: CodeList) {
        codes[list.rawValue].insert(ShortText(code))
        own[list.rawValue].insert(ShortText(code))
    }

    func doubt(_ file: BatchFile) {
        doubtfulFiles.insert(file.name)
    }

    func doubt(_ account: ShortText) {
        // Far more than are reported; beyond that consequential problems are counted too.
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
