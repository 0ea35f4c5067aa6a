import CArchive
import CSodium
import Exchange
import Foundation

/// A .tar.gz, written from beginning to end.
final class BackupWriter {
    private let path: String
    private let archive = archive_write_new()
    private let descriptor: Int32

    init(_ path: String) throws {
        self.path = path
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw BackupError.unusable(path, reason: .system(.current)) }
        archive_write_set_format_pax_restricted(archive)
        archive_write_add_filter_gzip(archive)
        // The fastest level: even so compression takes most of the time.
        archive_write_set_options(archive, "gzip:compression-level=1")
        try check(archive_write_open_fd(archive, descriptor))
    }

    deinit {
        archive_write_free(archive)
        Foundation.close(descriptor)
    }

    /// - Parameter progress: gets the number of bytes done.
    /// - Returns: the SHA-256.
    func add(_ name: String, _ source: String, progress: (Int) throws -> Void) throws -> String {
        guard let file = FileHandle(forReadingAtPath: source) else {
            throw BackupError.unusable(source, reason: .system(.current))
        }
        let size = try file.seekToEnd()
        try file.seek(toOffset: 0)
        try begin(name, Int64(size))
        var checksum = Checksum()
        var done = 0
        while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty {
            try piece.withUnsafeBytes { bytes in
                checksum.add(bytes)
                try write(bytes)
            }
            done += piece.count
            try progress(done)
        }
        guard done == size else { throw BackupError.unusable(source, reason: .changed) }
        return checksum.text()
    }

    func add(_ name: String, _ content: Data) throws {
        try begin(name, Int64(content.count))
        try content.withUnsafeBytes(write)
    }

    /// When it returns, the file is on the disk.
    func close() throws {
        try check(archive_write_close(archive))
        guard fsync(descriptor) == 0 else { throw BackupError.unusable(path, reason: .system(.current)) }
    }

    private func begin(_ name: String, _ size: Int64) throws {
        let entry = archive_entry_new()
        defer { archive_entry_free(entry) }
        archive_entry_set_pathname(entry, name)
        archive_entry_set_size(entry, size)
        archive_entry_set_filetype(entry, S_IFREG)
        archive_entry_set_perm(entry, 0o600)
        archive_entry_set_mtime(entry, time(nil), 0)
        try check(archive_write_header(archive, entry))
    }

    private func write(_ bytes: UnsafeRawBufferPointer) throws {
        guard archive_write_data(archive, bytes.baseAddress, bytes.count) == bytes.count else { throw failure() }
    }

    private func check(_ result: Int32) throws {
        guard result == ARCHIVE_OK else { throw failure() }
    }

    private func failure() -> BackupError {
        .unusable(path, reason: archive_error_string(archive).map { .library(String(cString: $0)) } ?? .cannotBeWritten)
    }
}

/// A SHA-256, computed piece by piece.
struct Checksum {
    private var state = crypto_hash_sha256_state()

    init() {
        crypto_hash_sha256_init(&state)
    }

    mutating func add(_ bytes: UnsafeRawBufferPointer) {
        crypto_hash_sha256_update(&state, bytes.baseAddress, UInt64(bytes.count))
    }

    mutating func text() -> String {
        var digest = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
        crypto_hash_sha256_final(&state, &digest)
        return digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
