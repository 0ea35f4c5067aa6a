import ArgumentParser
import Domain
import Foundation
import Operations
import Store
import TestDatabases
import Testing

@testable import KabinetCommand

@Suite("Listing and showing customers")
struct CustomerListTests {
    private static let now = Timestamp(seconds: 1_571_205_600)

    /// Five customers; the second signed in, and has a second factor and two accounts.
    private func reader() async throws -> any SnapshotReader {
        let folder = FileManager.default.temporaryDirectory.appending(path: "kabinet-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let (database, reader) = try TestDatabase.emptyWithReader(in: folder.path)
        try await database.publish { connection in
            for account in ["1", "2"] {
                try connection.execute(
                    """
                    INSERT INTO account (account, payer, address, residents, stove, benefit, batch)
                    VALUES ($1, 'АБОНЕНТ', 'Алматы', 2, 'gas', 'none', 1)
                    """, [account])
            }
        }
        try await database.write { connection in
            let store = Operator(connection)
            for number in 1...5 {
                let accounts = number == 2 ? ["2", "1"].map(AccountNumber.init(stored:)) : []
                try store.addCustomer(
                    email: "c\(number)@b.kz", password: "hash", accounts: accounts, now: CustomerListTests.now)
            }
            guard let id = try store.identity("c2@b.kz")?.id else { return }
            try Authentication(connection).log(
                .signedIn, of: id, device: "Firefox", now: CustomerListTests.now + 3600)
            try connection.execute(
                "INSERT INTO second_factor (customer, totp_key, created_at, confirmed_at) VALUES ($1, $2, 1, 2)",
                [id, [UInt8(1)]])
            try store.record(.unlink, of: id, detail: "3", reason: "moved", now: CustomerListTests.now + 7200)
            try connection.execute("UPDATE account_link SET payer = 'БАСҚА' WHERE account = '1'")
        }
        return reader
    }

    private let localTime: @Sendable (Timestamp) -> LocalTime = { LocalTime($0, offset: 6 * 3600) }

    @Test("The list is the same, however many are read at a time", arguments: [1, 2, 5, 500])
    func list(part: Int) async throws {
        var text = ""
        let rows = CustomerRows(isCSV: true, localTime: localTime, part: part)
        try rows.all(from: try await reader()) { text += $0 }
        #expect(
            text == """
                c1@b.kz,2019-10-16,,no,
                c2@b.kz,2019-10-16,2 1,yes,2019-10-16 13:00
                c3@b.kz,2019-10-16,,no,
                c4@b.kz,2019-10-16,,no,
                c5@b.kz,2019-10-16,,no,

                """)
        #expect(rows.head == "email,added,accounts,second_factor,last_sign_in\n")
    }

    @Test("A customer is shown with the acts of the operator")
    func show() async throws {
        let found = try await reader().read { connection in
            let store = Operator(connection)
            return try store.overview(of: "c2@b.kz").map { ($0, try store.acts(on: $0.id)) }
        }
        let (customer, acts) = try #require(found)
        #expect(
            CustomerSheet(customer: customer, acts: acts, localTime: localTime).text == """
                e-mail:         c2@b.kz
                added:          2019-10-16
                second factor:  yes
                last sign-in:   2019-10-16 13:00
                account:        2, linked 2019-10-16
                account:        1, linked 2019-10-16, to be confirmed again: the payer has changed
                operator's act: 2019-10-16 14:00 unlink 3: moved
                """)
    }

    @Test(
        "Every act needs a reason",
        arguments: [
            ["list"], ["show", "a@b.kz"], ["unlink", "a@b.kz", "--account", "1"], ["end-sessions", "a@b.kz"],
            ["remove-second-factor", "a@b.kz"], ["delete", "a@b.kz"],
        ])
    func reasons(words: [String]) {
        #expect(throws: (any Error).self) { try UserCommand.parseAsRoot(words) }
        #expect(throws: (any Error).self) { try UserCommand.parseAsRoot(words + ["--reason", " "]) }
        #expect(throws: Never.self) { try UserCommand.parseAsRoot(words + ["--reason", "request 7"]) }
    }
}
