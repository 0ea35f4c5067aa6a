import CArchive
import Foundation
import Testing

@testable import Exchange

@Suite struct ArchiveTests {
    @Test(
        "An archive is imported like the folder in it",
        arguments: ["batch.zip", "batch.tar.gz"], ["", "2019-10-16/", "./"])
    func archive(name: String, folder: String) async throws {
        let bench = try Bench()
        let path = bench.directory.url.appending(path: name).path
        try write(path, TestBatch.example().entries(in: folder))
        #expect(try await bench.run(path: path) == .published(rows: 55))
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

    private func write(_ path: String, _ entries: [(name: String, text: String)]) throws {
        let archive = archive_write_new()
        defer { archive_write_free(archive) }
        if path.hasSuffix(".zip") {
            archive_write_set_format_zip(archive)
        } else {
            archive_write_set_format_pax_restricted(archive)
            archive_write_add_filter_gzip(archive)
        }
        try #require(archive_write_open_filename(archive, path) == ARCHIVE_OK)
        for (name, text) in entries {
            let entry = archive_entry_new()
            defer { archive_entry_free(entry) }
            archive_entry_set_pathname(entry, name)
            archive_entry_set_filetype(entry, 0o100000)
            archive_entry_set_perm(entry, 0o600)
            archive_entry_set_size(entry, Int64(text.utf8.count))
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
