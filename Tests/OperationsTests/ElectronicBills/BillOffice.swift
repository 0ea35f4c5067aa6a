import Domain
import Foundation
import Mail
import Operations
import Store
import Synchronization
import TestDatabases

/// A supplier with three accounts, 1 to 3, whose bills and subscribers a test chooses.
final class BillOffice: Sendable {
    static let start = Timestamp(seconds: 1_571_205_600)
    static let september = Month(year: 2019, month: 9)

    let database: any Database
    let reader: any SnapshotReader
    let clock = Mutex(BillOffice.start)
    private let carrier = BillCarrier()
    private let tokens = Mutex(UInt8(0))

    /// - Parameter accounts: how many there are.
    init(accounts: Int = 3, customers: [String] = ["a@b.kz", "c@d.kz"]) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "kabinet-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        (database, reader) = try TestDatabase.emptyWithReader(in: folder.path)
        try await database.publish { connection in
            try connection.execute(
                "INSERT INTO supplier (supplier, name_kk, name_ru, name_en, batch) VALUES ('E', 'E', 'E', 'E', 1)")
            try connection.execute(
                """
                INSERT INTO service (service, supplier, kind, unit, position, name_kk, name_ru, name_en, batch)
                VALUES ('el', 'E', 'el', 'kWh', 1, 'el', 'el', 'el', 1)
                """)
            for number in 1...accounts {
                try connection.execute(
                    """
                    INSERT INTO account (account, payer, address, residents, stove, benefit, batch)
                    VALUES ($1, 'АБОНЕНТ', 'Алматы', 2, 'gas', 'none', 1)
                    """, ["\(number)"])
            }
        }
        try await database.write { connection in
            for email in customers {
                try Operator(connection).addCustomer(
                    email: email, password: "hash", accounts: (1...accounts).map { AccountNumber(stored: "\($0)") },
                    now: BillOffice.start)
            }
        }
    }

    var now: Timestamp { clock.withLock { $0 } }

    // MARK: The billing system

    /// A batch with the charges of a month, by account, in tiyn.
    func publish(_ month: Month, _ charges: [String: Int64], dueIn days: Int = 25) async throws {
        try await database.publish { connection in
            for (account, charged) in charges.sorted(by: { $0.key < $1.key }) {
                let rows = BillRows(connection: connection, account: account, month: month)
                try rows.replace(charged: charged, due: (month + 1).firstDay + days)
            }
            try connection.execute(
                """
                INSERT INTO batch (number, identity, supplier, kind, payments_as_of, digest, row_count, published_at)
                SELECT COALESCE(MAX(number), 0) + 1, 'batch ' || (COALESCE(MAX(number), 0) + 1), 'E', 'update', 18000,
                    $1, 1, 1 FROM batch
                """, [[0] as [UInt8]])
        }
    }

    /// The customers pay something of the month.
    func pay(_ month: Month, _ account: String, _ paid: Int64) async throws {
        try await database.publish { connection in
            try connection.execute(
                "UPDATE balance SET paid = paid + $1, closing = closing - $1 WHERE account = $2 AND month = $3",
                [paid, account, month])
        }
    }

    func change(payer: String, of account: String) async throws {
        try await database.publish { connection in
            try connection.execute("UPDATE account SET payer = $1 WHERE account = $2", [payer, account])
        }
    }

    // MARK: The customers

    func subscribe(_ email: String, to account: String, insteadOfPaper: Bool = false) async throws {
        let token = tokens.withLock { count in
            count += 1
            return [count]
        }
        try await asCustomer(email) { customer in
            let linked = try customer.linkedAccounts().first { $0.number.text == account }
            _ = try linked?.subscribe(isInsteadOfPaper: insteadOfPaper, token: token, now: customer.now)
        }
    }

    func unsubscribe(_ email: String, from account: String) async throws {
        try await asCustomer(email) { customer in
            try customer.linkedAccounts().first { $0.number.text == account }?.endSubscription(now: customer.now)
        }
    }

    func asCustomer<T: Sendable>(
        _ email: String, _ body: @escaping @Sendable (Customer) throws -> T
    ) async throws -> T {
        let now = now
        return try await database.write { connection in
            let (authentication, token) = (Authentication(connection), Array(email.utf8))
            guard let customer = try authentication.credentials(email: email)?.customer else { throw NoCustomer() }
            try connection.execute("DELETE FROM session WHERE token = $1", [token])
            try authentication.beginSession(token, of: customer, device: "", now: now)
            let visitor = try Visitor(
                connection, token: token, now: now, today: Day(number: 18_185), language: .kk, CatalogueInForce())
            return try body(Customer(visitor))
        }
    }

    // MARK: The letters

    func plan(_ month: Month = september, isNewest: Bool = true, page: Int = 2) async throws -> ElectronicBillCounts {
        try await ElectronicBillRun(of: month, isNewest: isNewest, on: database, hours: .always, page: page)
            .run(now: now)
    }

    /// - Parameter answer: of the mail server.
    func send(_ answer: Delivery = .accepted("250 ok")) async throws {
        carrier.answer.withLock { $0 = answer }
        let completion = ElectronicBillCompletion(from: database, by: PlainBillLetters()) { [self] in now }
        let paper = LetterPaper(sender: Mailbox(address: "kabinet@kabinet.test")!, host: "kabinet.test")
        _ = try await LetterSender(from: database, to: carrier, on: paper, completedBy: [completion]) { [self] in now }
            .sendAll()
        // What was not taken is tried again at the next call.
        clock.withLock { $0 = $0 + 3600 }
    }

    /// The subjects of what was sent: recipient, account, kind, month, sum to pay.
    func sent() async throws -> [String] {
        try await database.read { connection in
            try connection.rows(
                "SELECT recipient || ' ' || subject FROM letter WHERE sent_at IS NOT NULL ORDER BY sent_at, subject, recipient"
            ) { $0.text(0) }
        }
    }

    func count(_ query: SQL) async throws -> Int64 {
        try await database.read { try $0.row(query, []) { $0.int(0) } ?? -1 }
    }
}

private struct NoCustomer: Error {}

private struct BillRows {
    let connection: any Connection
    let account: String
    let month: Month

    func replace(charged: Int64, due: Day) throws {
        for table: SQL in ["bill", "balance", "bill_line"] {
            try connection.execute("DELETE FROM " + table + " WHERE account = $1 AND month = $2", [account, month])
        }
        let opening =
            try connection.row(
                "SELECT closing FROM balance WHERE account = $1 AND month = $2", [account, month - 1]
            ) { $0.int(0) } ?? 0
        try connection.execute(
            "INSERT INTO bill (account, month, issued, due, batch) VALUES ($1, $2, $3, $4, 1)",
            [account, month, month.lastDay, due])
        try connection.execute(
            """
            INSERT INTO balance (account, service, month, opening, charged, adjusted, paid, closing, batch)
            VALUES ($1, 'el', $2, $3, $4, 0, 0, $5, 1)
            """, [account, month, opening, charged, opening + charged])
        try connection.execute(
            """
            INSERT INTO bill_line (account, month, service, step, method, quantity, price, charged, batch)
            VALUES ($1, $2, 'el', 'all', 'fixed', 1000000, 1000000, $3, 1)
            """, [account, month, charged])
    }
}

/// Letters whose subject is all they say.
private struct PlainBillLetters: BillLetterWriting {
    func letter(_ kind: LetterKind, about bill: BillToSend) async throws -> (letter: Letter, token: [UInt8]) {
        let before = bill.previous.map { " instead of \($0.toPay.tiyn)" } ?? ""
        let words = [bill.key.account.text, kind.rawValue, bill.key.month.iso, "\(bill.content.toPay.tiyn)\(before)"]
        let letter = Letter(
            kind, to: bill.email, of: bill.key.customer, in: .kk, subject: words.joined(separator: " "), text: "t",
            html: "h")
        return (letter, Array("\(bill.key.account.text) of \(bill.email)".utf8))
    }
}

private final class BillCarrier: LetterCarrier {
    let answer = Mutex(Delivery.accepted("250 ok"))
    let name = "mail.test:25"
    let connections = 2

    func carry(_ message: CarriedMessage) async -> Delivery { answer.withLock { $0 } }
}
