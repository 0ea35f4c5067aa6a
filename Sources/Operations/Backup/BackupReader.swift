import CArchive
import Exchange
import Foundation

/// Reads a backup of `BackupWriter`, and trusts none of it: only the requested names are unpacked, each once, and each
/// must match the manifest.
struct BackupReader {
    private let path: String
    /// A manifest has a few hundred bytes.
    private let largestManifest = 1 << 16

    init(_ path: String) {
        self.path = path
    }

    /// - Parameters:
    ///   - targets: the path of each of the archive's files, by its name. A path that exists is an error.
    ///   - progress: gets the number of bytes read of the archive.
    func read(_ targets: [String: String], progress: (Int) -> Void) throws -> BackupManifest {
        let archive = archive_read_new()
        defer { archive_read_free(archive) }
        archive_read_support_format_tar(archive)
        archive_read_support_filter_gzip(archive)
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        defer { if file >= 0 { close(file) } }
        var status = stat()
        guard file >= 0, fstat(file, &status) == 0 else {
            throw BackupError.unusable(path, reason: .system(.current))
        }
        guard status.st_mode & S_IFMT == S_IFREG else { throw BackupError.unusable(path, reason: .notAFile) }
        try check(archive_read_open_fd(archive, file, 1 << 18), archive)

        var room = try room(for: targets)
        var checksums: [String: String] = [:]
        var manifest: BackupManifest?
        var entry: OpaquePointer?
        while true {
            let result = archive_read_next_header(archive, &entry)
            if result == ARCHIVE_EOF { break }
            try check(result, archive)
            guard let name = archive_entry_pathname(entry).map({ String(cString: $0) }),
                archive_entry_filetype(entry) == S_IFREG
            else { throw BackupError.noBackup(path, reason: .otherFiles) }

            if name == BackupManifest.name, manifest == nil {
                manifest = try? JSONDecoder().decode(BackupManifest.self, from: try content(archive))
            } else if let target = targets[name], checksums[name] == nil {
                let size = Int(archive_entry_size(entry))
                guard archive_entry_sparse_count(entry) == 0, size < room else {
                    throw BackupError.unusable(
                        path, reason: .noRoom(name, size: size, room: room))
                }
                room -= size
                checksums[name] = try unpack(archive, to: target, progress)
            } else {
                throw BackupError.noBackup(path, reason: .notOfABackup)
            }
        }
        guard let manifest else { throw BackupError.noBackup(path, reason: .noManifest) }
        for name in targets.keys.sorted() where checksums[name] == nil || checksums[name] != manifest.files[name] {
            throw BackupError.noBackup(path, reason: .damaged(name))
        }
        return manifest
    }

    /// What is free where the files go.
    private func room(for targets: [String: String]) throws -> Int {
        guard let folder = targets.values.first.map({ URL(filePath: $0).deletingLastPathComponent().path }) else {
            return 0
        }
        var status = statvfs()
        guard statvfs(folder, &status) == 0 else {
            throw BackupError.unusable(folder, reason: .system(.current))
        }
        return Int(status.f_bavail) * Int(status.f_frsize)
    }

    private func content(_ archive: OpaquePointer?) throws -> Data {
        var content = Data()
        try pieces(of: archive) { piece in
            content.append(contentsOf: piece)
            guard content.count <= largestManifest else {
                throw BackupError.noBackup(path, reason: .malformed)
            }
        }
        return content
    }

    /// - Returns: the SHA-256.
    private func unpack(_ archive: OpaquePointer?, to target: String, _ progress: (Int) -> Void) throws -> String {
        func failed() -> BackupError { .unusable(target, reason: .system(.current)) }
        let descriptor = open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failed() }
        defer { close(descriptor) }
        var checksum = Checksum()
        try pieces(of: archive) { piece in
            checksum.add(piece)
            guard writeAll(piece, to: descriptor) else { throw failed() }
            progress(Int(archive_filter_bytes(archive, -1)))
        }
        guard fsync(descriptor) == 0 else { throw failed() }
        return checksum.text()
    }

    private func pieces(of archive: OpaquePointer?, _ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        let space = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
        defer { space.deallocate() }
        while true {
            let count = archive_read_data(archive, space.baseAddress, space.count)
            if count == 0 { return }
            guard count > 0 else { throw failure(archive) }
            try body(UnsafeRawBufferPointer(rebasing: space[..<count]))
        }
    }

    private func check(_ result: Int32, _ archive: OpaquePointer?) throws {
        guard result == ARCHIVE_OK || result == ARCHIVE_WARN else { throw failure(archive) }
    }

    private func failure(_ archive: OpaquePointer?) -> BackupError {
        .noBackup(path, reason: archive_error_string(archive).map { .library(String(cString: $0)) } ?? .cannotBeRead)
    }
}
