import Domain
import Store
import Testing

@testable import Exchange

@Suite("The numbers of accounts")
struct AccountNumberTests {
    /// Where everything may be, so that the whole example is of it.
    private static func renamed(_ number: String) throws -> TestBatch {
        var batch = try TestBatch.example()
        for (name, text) in batch.files { batch.files[name] = text.replacing("100002,", with: "\(number),") }
        return batch
    }

    @Test("May have letters of one alphabet", arguments: ["A-100002", "Ж-15/2", "ӘҒҚҢӨҰҮҺІЁ"])
    func letters(number: String) async throws {
        let bench = try Bench()
        #expect(try await bench.run(Self.renamed(number)) == .published(rows: 79))
        #expect(try await bench.text("SELECT account FROM balance WHERE paid = 100000 AND charged = 35000") == number)
        // Rows of an update find the account among all.
        let files = ["bills.csv": "account,month,issued,due\n\(number),2019-09,2019-10-01,2019-10-26\n"]
        #expect(try await bench.run(.update("2", files)) == .published(rows: 1))
    }

    @Test("Not of two: the look-alike letter is named")
    func mixed() async throws {
        let problems = try await Bench().problems(Self.renamed("ZА-15"))
        #expect(
            problems.first
                == "accounts.csv, line 3, column account: found \"ZА-15\", in which А is a Cyrillic letter (U+0410), not Latin A; "
                + "expected an account number: 1 to 20 of 0–9 - / and capitals, all of them Latin or all Cyrillic")
    }

    @Test("A printed number is of one account, and no other account's number")
    func printed() async throws {
        func batch(_ first: String, _ second: String) throws -> TestBatch {
            try TestBatch.example().with([
                ("accounts.csv", "area,office\n", "area,office,printed_number\n"),
                ("accounts.csv", "54.5,no1\n", "54.5,no1,\(first)\n"),
                ("accounts.csv", "none,,,no1\n", "none,,,no1,\(second)\n"),
                ("accounts.csv", "el-day-night,,no1\n", "el-day-night,,no1,\n"),
            ])
        }
        let bench = try Bench()
        #expect(
            try await bench.problems(batch("Ж-1", "Ж-1")) == [
                "accounts.csv, column printed_number: found \"Ж-1\" for 100001 and 100002; expected each once"
            ])
        #expect(
            try await bench.problems(batch("100003", "")) == [
                "accounts.csv, column printed_number: found \"100003\" for 100001; expected no number of another account"
            ])
        #expect(
            try await bench.problems(batch("АВ-1", "AB-1")) == [
                "accounts.csv, column printed_number: found \"AB-1\" for 100002; expected no number of another account",
                "accounts.csv, column printed_number: found \"АВ-1\" for 100001; expected no number of another account",
            ])
        #expect(try await bench.run(batch("100001", "Ж-1")) == .published(rows: 79))
        let meant = try await bench.database.read { connection in
            try ["ж 1", "100002", "Ж-1", "9"].map {
                try Operator(connection).accountNumber(meaning: AccountNumber($0) ?? AccountNumber(stored: "?")).text
            }
        }
        #expect(meant == ["Ж1", "100002", "100002", "9"])
        let other =
            "account,payer,address,residents,stove,benefit,printed_number\n100003,Үшінші,Мекенжай,2,gas,none,Ж-1\n"
        #expect(
            try await bench.problems(.update("2", ["accounts.csv": other])) == [
                "accounts.csv, column printed_number: found \"Ж-1\" for 100002 and 100003; expected each once"
            ])
    }
}
