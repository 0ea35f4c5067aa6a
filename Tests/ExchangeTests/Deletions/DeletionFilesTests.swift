import Domain
import Foundation
import Testing

@testable import Exchange

@Suite("The files of what an update takes away")
struct DeletionFilesTests {
    @Test("A full batch has no deletions")
    func full() async throws {
        var batch = try TestBatch.example()
        batch.files["deletions/payments.csv"] = "account,payment\n"
        #expect(
            try await Bench().problems(batch) == [
                "deletions/payments.csv: found rows to take away in a full batch; "
                    + "expected no such file: what a full batch does not have is gone"
            ])
    }

    @Test("The folder is read from an archive, too; files in it are listed, and are plain ones")
    func places() async throws {
        let bench = try Bench()
        _ = try await bench.run(.example())
        let folder = try TestBatch.update("2", DeletionTests.payment).written(in: bench.directory)
        let archive = bench.directory.url.appending(path: "batch.tar.gz").path
        let tar = try Process.run(
            URL(filePath: "/usr/bin/tar"),
            arguments: [
                "czf", archive, "-C", (folder as NSString).deletingLastPathComponent,
                (folder as NSString).lastPathComponent,
            ])
        tar.waitUntilExit()
        #expect(try await bench.run(path: archive, isDryRun: true) == .checked(rows: 3))

        try Data("x".utf8).write(to: URL(filePath: folder).appending(path: "deletions/extra.csv"))
        try Data("x".utf8).write(to: URL(filePath: folder).appending(path: "deletions/meters.csv"))
        guard case .refused(let report) = try await bench.run(path: folder) else { throw Failure("not refused") }
        #expect(
            report.problems.map { $0.description.components(separatedBy: ";")[0] } == [
                "deletions/extra.csv: found a file that the format does not have",
                "deletions/meters.csv: found a file that the manifest does not list",
                "deletions/meters.csv, line 1: found the column \"x\"",
                "deletions/meters.csv, line 1, column account: found no such column",
                "deletions/meters.csv, line 1, column service: found no such column",
                "deletions/meters.csv, line 1, column meter: found no such column",
            ])
        try FileManager.default.removeItem(atPath: folder + "/deletions")
        try FileManager.default.createSymbolicLink(atPath: folder + "/deletions", withDestinationPath: "/tmp")
        await #expect(throws: UnreadableBatch.notAFolder("\(folder)/deletions")) {
            try await bench.run(path: folder)
        }
    }
}
