import ArgumentParser
import City
import Domain
import Exchange
import Foundation
import Operations
import Portal
import Store
import Synchronization
import TestDatabases
import Testing

@testable import KabinetCommand

@Suite("Adding the customers of a file")
struct CustomerFileTests {
    private let directory = FileManager.default.temporaryDirectory
        .appending(path: "kabinet-\(UUID().uuidString.prefix(8))").path
    private let example = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "ExchangeTests/Example").path

    init() throws {
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    }

    private func publish(_ batch: String, _ address: DatabaseAddress) async throws {
        let database = try openDatabase(address, for: "test")
        guard case .published = try await BatchImport(path: batch, now: Timestamp(seconds: 0)).run(on: database) else {
            throw CustomerRefusal(description: "\(batch) was not published")
        }
    }

    private func file(_ text: String) throws -> CustomerFile {
        try Data(text.utf8).write(to: URL(filePath: directory + "/users.csv"))
        return try CustomerFile(path: directory + "/users.csv")
    }

    /// The summary, and the refused lines.
    private func add(_ file: CustomerFile, _ address: DatabaseAddress) async throws -> (String, [String]) {
        let complaints = Mutex<[String]>([])
        var adding = AddingCustomers(
            dispatcher: CustomerDispatcher(address, try OperatorLetters.forTests), password: "hash", invitation: nil)
        let result = try await file.add(chunk: 3) { customers in
            try await adding.add(customers)
        } complain: { line, reason in
            complaints.withLock { $0.append("\(line): \(reason)") }
        } progress: { share, _ in
            #expect(0...1 ~= share)
        }
        return (result.words, complaints.withLock(\.self).sorted())
    }

    /// E-mails with their accounts, in the order of both.
    private func links(_ database: any Database) async throws -> [String] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT c.email, l.account FROM customer c JOIN account_link l ON l.customer = c.id
                ORDER BY c.email, l.position
                """
            ) { $0.text(0) + " " + $0.text(1) }
        }
    }

    @Test("A city's users are added, and the second time they exist already")
    func city() async throws {
        let folder = directory + "/city"
        let city = City(accounts: 30, months: 2, until: Month(year: 2019, month: 9), seed: 1, users: 20)
        _ = try city.write(in: folder) { _ in }
        let address: DatabaseAddress =
            try TestDatabase.server == nil ? .directory(directory) : .postgreSQL(TestDatabase.emptySchema())
        try await publish(folder, address)
        let first = try await add(CustomerFile(path: folder + "-users.csv"), address)
        #expect(first == ("20 customers added; 0 existed already; 0 lines refused.", []))
        let again = try await add(CustomerFile(path: folder + "-users.csv"), address)
        #expect(again == ("0 customers added; 20 existed already; 0 lines refused.", []))

        let expected = try String(contentsOfFile: folder + "-users.csv", encoding: .utf8)
            .split(separator: "\n").dropFirst().flatMap { line in
                let cells = line.split(separator: ",")
                return cells[1].split(separator: " ").map { "\(cells[0]) \($0)" }
            }
        #expect(try await links(openDatabase(address, for: "test")) == expected)
    }

    @Test("Invalid lines are reported one by one, and do not affect others", arguments: [false, true])
    func wrong(isServing: Bool) async throws {
        let address: DatabaseAddress =
            try isServing || TestDatabase.server == nil
            ? .directory(directory) : .postgreSQL(TestDatabase.emptySchema())
        let lines = [
            "email,accounts", "One@b.kz,100001 100002 100001", "nobody,100001", "two@b.kz,77", "two@b.kz,100001 77",
            "three@b.kz,\"100,001\"", "four@b.kz", "fi\"ve@b.kz,100001", "one@b.kz,100002", "two@b.kz,100002",
            "\"\",", "six@b.kz,", "s ix@b.kz,",
        ]
        let complaints = [
            "11: \"\" is not an e-mail address",
            "13: \"s ix@b.kz\" is not an e-mail address",
            "3: \"nobody\" is not an e-mail address",
            "4: there is no account 77 in the imported batches",
            "5: there is no account 77 in the imported batches",
            "6: \"100,001\" is not an account number: 1–20 digits, -, / and letters of one alphabet",
            "7: found 1 fields; expected 2 fields, as the header has",
            "8: found a quote inside a field that is not quoted; "
                + "expected the whole field in quotes, and quotes inside it doubled",
        ]
        try await publish(example, address)
        let check = {
            let (words, told) = try await add(file(lines.joined(separator: "\n")), address)
            #expect(words == "3 customers added; 1 existed already; 8 lines refused.")
            #expect(told == complaints)
        }
        let expected = ["one@b.kz 100001", "one@b.kz 100002", "two@b.kz 100002"]
        if isServing {
            try await whileServing(in: directory) { database, _ in
                try await check()
                #expect(try await links(database) == expected)
            }
        } else {
            try await check()
            #expect(try await links(openDatabase(address, for: "test")) == expected)
        }
    }

    @Test("A file that is missing, or has other columns, is refused", arguments: ["", "accounts,email\n", "email\n"])
    func columns(text: String) throws {
        let error = #expect(throws: UnreadableBatch.self) { try file(text) }
        #expect(error?.description == directory + "/users.csv: the first line must be email,accounts")
        #expect(throws: UnreadableBatch.self) { try CustomerFile(path: directory + "/none.csv") }
    }

    @Test(
        "Either an e-mail or a file is required, and accounts go with an e-mail",
        arguments: [
            ([], false), (["a@b.kz"], true), (["a@b.kz", "--account", "1"], true), (["--from", "users.csv"], true),
            (["a@b.kz", "--from", "users.csv"], false), (["--from", "users.csv", "--account", "1"], false),
        ])
    func arguments(words: [String], areRight: Bool) {
        #expect(((try? UserCommand.Add.parse(words)) != nil) == areRight)
    }
}
