import City
import Domain
import Exchange
import Foundation
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

    private func city(_ name: String, accounts: Int = 120, seed: UInt64 = 1) throws -> (folder: String, rows: Int) {
        let folder = directory + "/" + name
        let city = City(accounts: accounts, months: 14, until: Month(year: 2019, month: 9), seed: seed)
        return (folder, try city.write(in: folder) { _ in })
    }

    @Test("It is imported without a complaint, and each of its charges agrees with its tariff")
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
            #expect((result.count, result.agreeing) == (120, 120))
        }
    }

    @Test("The same seed gives the same bytes, another seed another city; a folder that exists is left alone")
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
        #expect(Set(levels).isSuperset(of: ["1", "2", "3", "all"]))
    }
}

private struct Complaint: Error {
    let words: String
}
