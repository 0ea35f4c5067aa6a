import Foundation
import Testing

@testable import Exchange

@Suite struct FolderTests {
    @Test("A pipe or a device is no batch, and is refused at once", .timeLimit(.minutes(10)))
    func pipe() async throws {
        let bench = try Bench()
        let pipe = bench.directory.url.appending(path: "batch.tar.gz").path
        try #require(mkfifo(pipe, 0o600) == 0)
        for path in [pipe, "/dev/zero"] {
            await #expect(throws: UnreadableBatch.notAFile(path)) { try await bench.run(path: path) }
        }
    }

    @Test("A pipe or a symbolic link in a batch's folder is refused at once", .timeLimit(.minutes(10)))
    func links() async throws {
        let bench = try Bench()
        let folder = try TestBatch.example().written(in: bench.directory)
        let norms = folder + "/norms.csv"
        try FileManager.default.moveItem(atPath: norms, toPath: folder + "/elsewhere")
        try FileManager.default.createSymbolicLink(atPath: norms, withDestinationPath: folder + "/elsewhere")
        await #expect(throws: UnreadableBatch.link(norms)) {
            try await bench.run(path: folder)
        }
        try FileManager.default.removeItem(atPath: norms)
        try #require(mkfifo(norms, 0o600) == 0)
        await #expect(throws: UnreadableBatch.notAFile(norms)) { try await bench.run(path: folder) }
    }

    @Test("What macOS adds to each file on a network share is passed over")
    func finder() async throws {
        let bench = try Bench()
        let folder = try TestBatch.example().written(in: bench.directory)
        for file in BatchFile.all { try Data("Mac OS X".utf8).write(to: URL(filePath: folder + "/._" + file.name)) }
        #expect(try await bench.run(path: folder, isDryRun: true) == bench.run(.example(), isDryRun: true))
    }

    @Test("A manifest that is too large is named")
    func manifest() async throws {
        let bench = try Bench()
        var batch = try TestBatch.example()
        batch.manifest = String(repeating: " ", count: 1 << 20) + "{}"
        let folder = try batch.written(in: bench.directory)
        await #expect(throws: UnreadableBatch.tooLarge("\(folder)/manifest.json", size: 1_048_578, limit: 1_048_576)) {
            try await bench.run(path: folder)
        }
    }
}
