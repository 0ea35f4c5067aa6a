import Domain
import Foundation
import Operations
import Store
import Testing

@Suite("What is past its term is deleted")
struct RetentionTests {
    private static let now = TestOffice.now + 10 * 365 * 86_400
    private static let today = Day(number: Int(now.seconds / 86_400))

    private func run(_ office: TestOffice, batch: Int = 7) -> RetentionRun {
        RetentionRun(
            on: office.database, office.letters, LetterFolder(path: office.folder + "/mail"),
            batch: batch)
    }

    /// How many seconds before now the term of a row began; a helper's last day counts whole days.
    private func ages(of term: RetentionTerm) -> [Int64] {
        var numbers = SystemRandomNumberGenerator()
        let edges = [-86_400, -1, 0, 1, 86_400].map { term.seconds + $0 }
        let others = (0..<20).map { _ in Int64.random(in: 0...(2 * term.seconds + 10), using: &numbers) }
        let isWhole = term.rows == .helperAccess
        return (edges + others).map { isWhole ? $0 / 86_400 * 86_400 : $0 }.map { max(0, $0) }
    }

    @Test("Nothing younger than its term is deleted, and nothing older is left", arguments: RetentionTerm.all)
    func terms(term: RetentionTerm) async throws {
        let office = try await TestOffice("a@b.kz")
        let customer = try #require(try await office.id("a@b.kz"))
        // Rows of whole days begin at midnight.
        let now = Timestamp(seconds: RetentionTests.now.seconds / 86_400 * 86_400)
        let ages = ages(of: term)
        try await office.database.write { connection in
            let rows = AgedRows(connection: connection, customer: customer)
            if term.rows == .helperUse { try rows.addOpenAccess() }
            for (number, age) in ages.enumerated() { try rows.add(term.rows, number, at: now - age) }
        }
        let expected = ages.count { $0 >= term.seconds }
        let counts = try await run(office).run(now: now, today: RetentionTests.today)
        #expect(counts.first { $0.rows == term.rows.rawValue }?.count == expected)
        let (left, all) = try await office.database.read { connection in
            (
                try Operator(connection).count(term.rows, until: now - term.seconds),
                try Operator(connection).count(term.rows, until: now + 86_400)
            )
        }
        #expect(left == 0)
        // The run itself is noted.
        #expect(all == ages.count - expected + (term.rows == .retentionRun ? 1 : 0))
    }

    @Test("Every kind of rows has a term and a reason")
    func complete() {
        #expect(RetentionTerm.all.map(\.rows).count == ExpiredRows.allCases.count)
        #expect(Set(RetentionTerm.all.map(\.rows)) == Set(ExpiredRows.allCases))
        #expect(RetentionTerm.all.allSatisfy { !$0.reason.isEmpty && !$0.words.isEmpty })
    }

    @Test("A second run finds nothing more, and a preview counts the same as the run")
    func twice() async throws {
        let office = try await TestOffice("a@b.kz")
        let customer = try #require(try await office.id("a@b.kz"))
        try await office.database.write { connection in
            let rows = AgedRows(connection: connection, customer: customer)
            for number in 0..<10 { try rows.add(.quota, number, at: TestOffice.now) }
            try connection.execute("UPDATE customer SET delete_at = $1", [TestOffice.now])
        }
        let preview = try await office.preview(now: RetentionTests.now, today: RetentionTests.today)
        let first = try await run(office).run(now: RetentionTests.now, today: RetentionTests.today)
        let second = try await run(office).run(now: RetentionTests.now, today: RetentionTests.today)
        #expect(preview == first.filter { $0.rows != "letters as files" })
        #expect(first.map(\.count).reduce(0, +) == 11)
        #expect(second.map(\.count).reduce(0, +) == 0)
        #expect(try await office.count("SELECT MAX(deleted_rows) FROM retention_run") == 11)
    }

    @Test("An account that was closed three years ago goes with all its data and links; others stay")
    func closedAccounts() async throws {
        let office = try await TestOffice("a@b.kz")
        let days = [RetentionTerm.closedAccountDays - 1, RetentionTerm.closedAccountDays, nil]
        try await office.database.publish { connection in
            for (number, days) in days.enumerated() {
                try connection.execute(
                    """
                    INSERT INTO account (account, payer, address, residents, stove, benefit, closed_on, batch)
                    VALUES ($1, 'АБОНЕНТ', 'Алматы', 2, 'gas', 'none', $2, 1)
                    """, ["9\(number)", days.map { RetentionTests.today - $0 }])
                try connection.execute(
                    "INSERT INTO bill (account, month, issued, due, batch) VALUES ($1, 1, 1, 1, 1)", ["9\(number)"])
            }
        }
        try await office.database.write { connection in
            try connection.execute("UPDATE account_link SET account = '91'")
        }
        _ = try await run(office).run(now: RetentionTests.now, today: RetentionTests.today)
        #expect(try await office.texts("SELECT account FROM account ORDER BY account") == ["1", "90", "92"])
        #expect(try await office.texts("SELECT account FROM bill ORDER BY account") == ["90", "92"])
        #expect(try await office.count("SELECT COUNT(*) FROM account_link") == 0)
    }

    @Test("Letters as files are deleted after 90 days, and all letters to a deleted customer")
    func letterFiles() async throws {
        let office = try await TestOffice("a@b.kz", "other@b.kz")
        let folder = LetterFolder(path: office.folder + "/mail")
        func deliver(_ moment: Timestamp) async throws {
            _ = try await LetterSender(from: office.database, to: folder, on: .forTests) { moment }.sendAll()
        }
        func post(_ recipient: String, at moment: Timestamp) async throws {
            let letter = Letter(.newDevice, to: recipient, of: nil, in: .kk, subject: "", text: recipient, html: "")
            try await office.database.write { try Operator($0).outbox.post(letter, now: moment) }
            try await deliver(moment)
        }
        func files() throws -> Int { try FileManager.default.contentsOfDirectory(atPath: folder.path).count }

        try await post("a@b.kz", at: TestOffice.now)
        try await post("other@b.kz", at: TestOffice.now)
        _ = try await run(office).run(now: TestOffice.now + 90 * 86_400 - 1, today: RetentionTests.today)
        #expect(try files() == 2)
        let deletion = TestOffice.now + 90 * 86_400 - 1
        try await office.database.write { connection in
            try connection.execute("UPDATE customer SET delete_at = $1 WHERE email = 'a@b.kz'", [deletion])
        }
        _ = try await run(office).run(now: deletion, today: RetentionTests.today)
        #expect(try files() == 1)
        // The last letter is sent, and deleted the night after.
        try await deliver(deletion)
        #expect(try files() == 2)
        _ = try await run(office).run(now: deletion + 1, today: RetentionTests.today)
        #expect(try files() == 0)
    }
}

@Suite("Once a night")
struct NightlyTests {
    /// At an offset of 5 hours: 3 o'clock is 22:00 UTC of the day before.
    private static let night = Timestamp(seconds: 1_571_263_200)

    @Test(
        "Due at three, and at once after a missed night",
        arguments: [
            (nil, 0, true), (-86_400, -1, false), (-86_400, 0, true), (-1, 0, true), (0, 0, false), (1, 86_399, false),
            (1, 86_400, true), (-86_401, -1, true), (5, 90_000, true),
        ] as [(Int64?, Int64, Bool)])
    func due(last: Int64?, now: Int64, isDue: Bool) {
        let last = last.map { NightlyTests.night + $0 }
        #expect(
            Nightly.isDue(last: last, now: NightlyTests.night + now) { LocalTime($0, offset: 5 * 3600) } == isDue)
    }
}
