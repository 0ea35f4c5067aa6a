import ArgumentParser
import City
import Domain
import Exchange
import Foundation
import Operations
import Store
import TestDatabases
import Testing

@testable import KabinetCommand

@Suite("A made-up city")
struct CityTests {
    private let directory = FileManager.default.temporaryDirectory
        .appending(path: "kabinet-\(UUID().uuidString.prefix(8))").path

    init() throws {
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    }

    private func city(
        _ name: String, accounts: Int = 120, months: Int = 14, seed: UInt64 = 1, users: Int = 0
    ) throws -> (folder: String, rows: Int) {
        let folder = directory + "/" + name
        let city = City(
            accounts: accounts, months: months, until: Month(year: 2019, month: 9), seed: seed, users: users)
        return (folder, try city.write(in: folder) { _ in })
    }

    @Test("It is imported without problems, and each of its charges agrees with its tariff")
    func agrees() async throws {
        let (folder, rows) = try city("batch")
        let address: DatabaseAddress =
            try TestDatabase.server == nil ? .directory(directory) : .postgreSQL(TestDatabase.emptySchema())
        let database = try openDatabase(address, for: "test")
        let outcome = try await BatchImport(path: folder, now: Timestamp(seconds: 0)).run(on: database)
        guard case .published = outcome else { throw Complaint(words: "\(outcome)") }
        #expect(rows > 120 * 14 * 15)

        for month in ["2018-08", "2019-01", "2019-09"] {
            let run = try ChargesRun(Month(iso: month)!, openReader(address), accountsPerPart: 50)
            let result = try await run.run { _ in
            } progress: { _, _ in
            }
            #expect(result.agreeing >= 120 && result.differing == 0)
            // What no meter of its own counts: sewerage, and water by norm.
            #expect(Set(result.reasons.keys) == ["lacks readings", "lacks meter"])
        }
    }

    @Test("The same seed gives the same bytes, another seed another city; an existing folder is left unchanged")
    func same() throws {
        let (first, again, other) = (try city("1").folder, try city("2").folder, try city("3", seed: 2).folder)
        for file in try FileManager.default.contentsOfDirectory(atPath: first) {
            let bytes = FileManager.default.contents(atPath: first + "/" + file)
            #expect(bytes == FileManager.default.contents(atPath: again + "/" + file), "\(file)")
            let isHouseholds = ["accounts.csv", "readings.csv", "balances.csv", "payments.csv"].contains(file)
            if isHouseholds { #expect(bytes != FileManager.default.contents(atPath: other + "/" + file), "\(file)") }
        }
        #expect(throws: CityError.self) { try city("1") }
    }

    /// By user, the indices of the accounts in the city.
    private func users(_ folder: String) throws -> [[Int]] {
        let lines = try String(contentsOfFile: folder + "-users.csv", encoding: .utf8).split(separator: "\n")
        #expect(lines.first == "email,accounts")
        return lines.dropFirst().enumerated().map { number, line in
            #expect(line.hasPrefix("user\(String(10_000_001 + number).dropFirst())@city.example,"))
            return line.split(separator: ",")[1].split(separator: " ").map { Int($0)! - 1_000_000 }
        }
    }

    @Test("Its users have accounts all over it, none of them twice", arguments: [1, 7, 100, 120])
    func users(count: Int) throws {
        let users = try users(city("peopled", months: 1, users: count).folder)
        #expect(users.count == count && users.allSatisfy { 1...3 ~= $0.count })
        #expect(Set(users.flatMap(\.self)).count == users.flatMap(\.self).count)
        for (number, accounts) in users.enumerated() {
            #expect(accounts.allSatisfy { number * 120 / count..<(number + 1) * 120 / count ~= $0 })
        }
    }

    @Test("Users are the same for the same seed, are written next to the batch, and do not change it")
    func usersBeside() throws {
        let (without, first, again) = try (
            city("1", months: 1).folder, city("2", months: 1, users: 40).folder,
            city("3/", months: 1, users: 40).folder
        )
        for file in try FileManager.default.contentsOfDirectory(atPath: first) {
            let bytes = FileManager.default.contents(atPath: without + "/" + file)
            #expect(bytes != nil && bytes == FileManager.default.contents(atPath: first + "/" + file), "\(file)")
        }
        #expect(try users(first) == users(again.dropLast().description))
        #expect(try users(first) != users(city("4", months: 1, seed: 2, users: 40).folder))
        #expect(try users(first).contains { $0.count > 1 })
        #expect(!FileManager.default.fileExists(atPath: without + "-users.csv"))
    }

    @Test("More users than accounts are refused, and an existing file is left unchanged")
    func usersRefused() async throws {
        for users in ["-1", "11"] {
            let command = try CityCommand.parse(
                ["--accounts", "10", "--users=\(users)", "--out", directory + "/refused"])
            let error = await #expect(throws: ValidationError.self) { try await command.run() }
            #expect(error?.message == "--users is \(users); expected 0–10, at most --accounts")
        }
        try Data("mine".utf8).write(to: URL(filePath: directory + "/taken-users.csv"))
        #expect(throws: CityError.self) { try city("taken", users: 3) }
        #expect(try String(contentsOfFile: directory + "/taken-users.csv", encoding: .utf8) == "mine")
    }

    @Test("It has debts, overpayments, adjustments, estimates, households of one to seven")
    func variety() throws {
        let folder = try city("varied", accounts: 400).folder
        func lines(_ file: String) throws -> [[Substring]] {
            try String(contentsOfFile: folder + "/" + file, encoding: .utf8).split(separator: "\n").dropFirst()
                .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        }
        let closings = try lines("balances.csv").map { $0[7] }
        #expect(closings.contains { $0.hasPrefix("-") } && closings.contains("0.00"))
        #expect(try lines("adjustments.csv").count > 50)
        #expect(try lines("readings.csv").contains { $0[5] == "average" })
        #expect(Set(try lines("households.csv").map { $0[2] }).isSuperset(of: ["1", "2", "3", "4", "5", "6", "7"]))
        let levels = try lines("bill_lines.csv").filter { $0[2] == "electricity" }.map { $0[3] }
        #expect(Set(levels).isSuperset(of: ["1", "2", "3", "all", "penalty"]))
        #expect(try lines("balances.csv").contains { $0[1] == "advance" && $0[7].hasPrefix("-") })
        #expect(try !lines("account_plans.csv").isEmpty && !lines("bill_readings.csv").isEmpty)
    }
}

private struct Complaint: Error {
    let words: String
}
