import Domain
import Store

/// The state before the batch, which readers still see while it is imported.
final class PublishedState {
    let connection: any Connection
    let window: AccountWindow
    private let contents: AccountDetails<(part: String, months: [UInt8])>
    private let billed: AccountDetails<Int32>
    private let accounts: AccountDetails<PublishedAccount>
    private var found: Catalogue??

    init(_ connection: any Connection) throws {
        self.connection = connection
        window = try AccountWindow(connection)
        contents = try AccountDetails(
            window, connection,
            "SELECT account, part, months FROM billed_content WHERE account >= $1 AND account <= $2"
        ) { ($0.text(1), $0.bytes(2)) }
        billed = try AccountDetails(
            window, connection, "SELECT account, month FROM bill WHERE account >= $1 AND account <= $2"
        ) { Int32(truncatingIfNeeded: $0.int(1)) }
        accounts = try AccountDetails(
            window, connection,
            """
            SELECT account, payer, address, stove, benefit, plan, residents FROM account
            WHERE account >= $1 AND account <= $2
            """
        ) { PublishedAccount($0) }
    }

    /// Nil before the first batch.
    func catalogue() throws -> Catalogue? {
        if let found { return found }
        let catalogue = try Operator(connection).catalogue()
        found = .some(catalogue)
        return catalogue
    }

    /// The stored hashes of one part of an account's bills; nil if there are none.
    func hashes(_ account: ShortText, _ part: BilledPart) throws -> MonthHashes? {
        try contents.of(account).first { $0.part == part.file.table.text }.map { MonthHashes(stored: $0.months) }
    }

    /// The months of which the account had a bill.
    func billedMonths(_ account: ShortText) throws -> [Int32] {
        let stored = try contents.of(account).first { $0.part == BatchFile.bills.table.text }
        return try stored.map { MonthHashes(stored: $0.months).months } ?? billed.of(account)
    }

    func account(_ account: ShortText) throws -> PublishedAccount? { try accounts.of(account).first }

    /// The day of the latest bill that was issued to an account.
    func lastIssued(_ account: String) throws -> Day? {
        try connection.row("SELECT MAX(issued) FROM bill WHERE account = $1", [account]) { $0.optionalDay(0) } ?? nil
    }
}

/// What an account was before the batch.
struct PublishedAccount {
    let payer, address, stove, benefit: String
    let plan: String?
    let residents: Int64

    init(_ row: any Row) {
        (payer, address, stove, benefit) = (row.text(1), row.text(2), row.text(3), row.text(4))
        (plan, residents) = (row.optionalText(5), row.int(6))
    }
}
