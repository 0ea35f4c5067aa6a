import ArgumentParser
import Domain
import Exchange
import Foundation
import SQLiteEngine
import Store
import Testing

@testable import KabinetCommand

@Suite("kabinet check charges")
struct CheckCommandTests {
    private let folder: String

    init() async throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "kabinet-\(UUID().uuidString.prefix(8))").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let demo = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Demo").path
        let database = try SQLiteDatabase(directory: folder, holder: "test")
        _ = try await BatchImport(path: demo, now: Timestamp(seconds: 0)).run(on: database)
    }

    private func run(_ arguments: String...) async throws -> Int32 {
        do {
            let month = ["charges", "--month", "2019-09", "--directory", folder]
            let parsed = try CheckCommand.parseAsRoot(month + arguments)
            var command = try #require(parsed as? any AsyncParsableCommand)
            try await command.run()
            return 0
        } catch let code as ExitCode {
            return code.rawValue
        }
    }

    @Test("Its exit code tells of differences, if that is asked for")
    func exitCode() async throws {
        #expect(try await run("--fail-on-differences") == 0)
        let database = try SQLiteDatabase(directory: folder, holder: "test")
        try await database.publish {
            try $0.execute("UPDATE household SET residents = 2 WHERE account = '4900835'")
        }
        #expect(try await run() == 0)
        #expect(try await run("--fail-on-differences") == 3)
    }
}
