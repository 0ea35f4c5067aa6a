import ArgumentParser
import Foundation
import Testing

@testable import KabinetCommand

@Suite("kabinet import --report")
struct ImportCommandTests {
    private let folder: String
    private var report: String { folder + "/report.csv" }
    private let example = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "ExchangeTests/Example").path

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "kabinet-\(UUID().uuidString.prefix(8))").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    /// Returns the exit code.
    private func run(_ batch: String, report: String? = nil) async throws -> Int32 {
        let arguments = [batch, "--directory", folder + "/var", "--dry-run", "--report", report ?? self.report]
        do {
            try await ImportCommand.parse(arguments).run()
            return 0
        } catch let code as ExitCode {
            return code.rawValue
        }
    }

    private var lines: [String] {
        get throws {
            try String(contentsOfFile: report, encoding: .utf8).components(separatedBy: "\r\n").filter { !$0.isEmpty }
        }
    }

    /// The example without what the manifest lists.
    private func incomplete() throws -> String {
        let copy = folder + "/incomplete"
        try FileManager.default.copyItem(atPath: example, toPath: copy)
        try FileManager.default.removeItem(atPath: copy + "/norms.csv")
        return copy
    }

    @Test("It is written whatever the outcome is, and no earlier one stays")
    func outcomes() async throws {
        #expect(try await run(folder + "/nowhere") == 2)
        #expect(try lines.count == 2)
        #expect(try lines.last?.contains("No such file or directory") == true)
        #expect(try await run(incomplete()) == 1)
        #expect(try lines.contains { $0.contains("norms.csv") })
        #expect(try await run(example) == 0)
        #expect(try lines.count == 1)
    }

    @Test("Only its owner can read it, whatever was there before")
    func mode() async throws {
        try Data("old".utf8).write(to: URL(filePath: report))
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: report)
        #expect(try await run(example) == 0)
        #expect(try FileManager.default.attributesOfItem(atPath: report)[.posixPermissions] as? Int == 0o600)
    }

    @Test(
        "Where it cannot be written, the exit code is that of the import", arguments: ["/nowhere/report.csv", "/dev"])
    func unwritable(path: String) async throws {
        #expect(try await run(example, report: path) == 0)
        #expect(try await run(incomplete(), report: path) == 1)
        #expect(try await run(folder + "/nowhere", report: path) == 2)
    }

    @Test("A symbolic link is not followed, and stays")
    func link() async throws {
        let other = folder + "/other"
        try Data("mine".utf8).write(to: URL(filePath: other))
        try FileManager.default.createSymbolicLink(atPath: report, withDestinationPath: other)
        #expect(try await run(example) == 0)
        #expect(try String(contentsOfFile: other, encoding: .utf8) == "mine")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: report) == other)
    }
}
