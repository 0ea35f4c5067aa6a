import CArchive
import Foundation
import Testing
import Words

@testable import Exchange

@Suite struct ArchiveTests {
    @Test(
        "An archive is imported like the folder in it",
        arguments: ["batch.zip", "batch.tar.gz"], ["", "2019-10-16/", "./", "Выгрузка за октябрь/"])
    func archive(name: String, folder: String) async throws {
        let bench = try Bench()
        let path = bench.directory.url.appending(path: name).path
        try write(path, TestBatch.example().entries(in: folder))
        #expect(try await bench.run(path: path) == .published(rows: 79))
        // The folder itself is the same batch, however it comes.
        #expect(try await bench.run(.example()) == .unchanged)
        let left = try FileManager.default.contentsOfDirectory(atPath: bench.directory.url.path)
        #expect(!left.contains { $0.hasPrefix("kabinet-batch") })
    }

    @Test(
        "An archive without a batch cannot be read",
        arguments: [
            [("../manifest.json", "{}")], [("a/b/manifest.json", "{}")],
            [("a/manifest.json", "{}"), ("b/norms.csv", "")],
            [("manifest.json", "{}"), ("manifest.json", "{}")], [("readme.txt", "")],
        ])
    func unreadable(entries: [(String, String)]) async throws {
        let bench = try Bench()
        let path = bench.directory.url.appending(path: "batch.zip").path
        try write(path, entries)
        await #expect(throws: UnreadableBatch.self) { try await bench.run(path: path) }
    }

    @Test("An archive larger than the limit cannot be read")
    func bomb() throws {
        let directory = try TemporaryDirectory()
        let path = directory.url.appending(path: "batch.zip").path
        try write(path, [("manifest.json", String(repeating: "0", count: 100_000))])
        #expect(throws: UnreadableBatch.self) {
            try Archive(path: path, scratch: directory.url.path, limit: 99_999).files()
        }
        #expect(try Archive(path: path, scratch: directory.url.path, limit: 100_000).files().open.count == 1)
    }

    @Test("What is small may be a large part of its archive, and more must not be")
    func ratio() throws {
        let directory = try TemporaryDirectory()
        let path = directory.url.appending(path: "batch.tar.gz").path
        try write(path, [("manifest.json", String(repeating: "0", count: 100_000))])
        #expect(throws: UnreadableBatch.self) {
            try Archive(path: path, scratch: directory.url.path, ratio: 20, smallest: 99_999).files()
        }
        #expect(
            try Archive(path: path, scratch: directory.url.path, ratio: 20, smallest: 100_000).files().open.count == 1)
    }

    @Test("A file with holes is refused before any of it is unpacked")
    func sparse() throws {
        let directory = try TemporaryDirectory()
        let path = directory.url.appending(path: "batch.tar.gz").path
        try write(path, [("manifest.json", "{}")], holeAtEnd: 1 << 40)
        #expect(throws: UnreadableBatch.sparse(path, "manifest.json")) {
            try Archive(path: path, scratch: directory.url.path).files()
        }
    }

    @Test("What macOS adds to each file is passed over", arguments: ["batch.zip", "batch.tar.gz"])
    func finder(name: String) async throws {
        let bench = try Bench()
        let path = bench.directory.url.appending(path: name).path
        let batch = try TestBatch.example().entries(in: "batch/")
        let added = batch.flatMap { entry in
            let name = entry.0.dropFirst("batch/".count)
            return [
                ("__MACOSX/batch/._" + name, "Mac OS X"), ("__MACOSX/" + name, ""), ("batch/._" + name, "Mac OS X"),
            ]
        }
        try write(path, added + batch)
        #expect(try await bench.run(path: path, isDryRun: true) == bench.run(.example(), isDryRun: true))
    }

    @Test("Names of any length, and with control characters, make a report that can be read")
    func names() async throws {
        let bench = try Bench()
        let path = bench.directory.url.appending(path: "batch.tar.gz").path
        let odd = (0..<50).map { ("batch/\($0)\u{1B}[31m" + String(repeating: "x", count: 60_000) + ".csv", "") }
        try write(path, try TestBatch.example().entries(in: "batch/") + odd)
        let outcome = try await bench.run(path: path)
        guard case .refused(let report) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(report.count == 50)
        let text = report.text(in: CommandTexts.english.report)
        #expect(text.utf8.count < 100_000)
        #expect(!text.unicodeScalars.contains("\u{1B}"))
    }

    @Test("An archive of too many entries is refused")
    func entries() throws {
        let directory = try TemporaryDirectory()
        let path = directory.url.appending(path: "batch.zip").path
        try write(path, (0...10_000).map { ("\($0).csv", "") })
        #expect(throws: UnreadableBatch.entries(path, limit: 10_000)) {
            try Archive(path: path, scratch: directory.url.path).files()
        }
    }

    private func write(
        _ path: String, _ entries: [(name: String, text: String)], holeAtEnd: Int64 = 0
    ) throws {
        try withUTF8Names { try writeArchive(path, entries, holeAtEnd) }
    }

    private func writeArchive(_ path: String, _ entries: [(name: String, text: String)], _ holeAtEnd: Int64) throws {
        let archive = archive_write_new()
        defer { archive_write_free(archive) }
        if path.hasSuffix(".zip") {
            archive_write_set_format_zip(archive)
            archive_write_set_options(archive, "hdrcharset=UTF-8")
        } else {
            archive_write_set_format_pax_restricted(archive)
            archive_write_add_filter_gzip(archive)
        }
        try #require(archive_write_open_filename(archive, path) == ARCHIVE_OK)
        for (name, text) in entries {
            let entry = archive_entry_new()
            defer { archive_entry_free(entry) }
            archive_entry_set_pathname_utf8(entry, name)
            archive_entry_set_filetype(entry, 0o100000)
            archive_entry_set_perm(entry, 0o600)
            archive_entry_set_size(entry, Int64(text.utf8.count) + holeAtEnd)
            if holeAtEnd > 0 { archive_entry_sparse_add_entry(entry, 0, Int64(text.utf8.count)) }
            archive_write_header(archive, entry)
            let bytes = Array(text.utf8)
            archive_write_data(archive, bytes, bytes.count)
        }
        archive_write_close(archive)
    }
}

extension TestBatch {
    fileprivate func entries(in folder: String) -> [(String, String)] {
        [(folder + "manifest.json", fittingManifest)]
            + files.sorted { $0.key < $1.key }.map { (folder + $0.key, $0.value) }
    }
}
