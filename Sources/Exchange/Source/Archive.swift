import CArchive

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A batch in a .zip or .tar.gz, at its root or in a single folder.
///
/// Its files are unpacked into files without names: no name in the archive can point outside.
struct Archive {
    let path: String
    let scratch: String
    /// The largest unpacked size, in bytes.
    var limit = 64 << 30
    /// The largest unpacked size for each byte of the archive, if that is more than `smallest`: a megabyte can contain a
    /// terabyte of zeros. A CSV file rarely shrinks to a twentieth.
    var ratio = 200
    var smallest = 64 << 20

    private static let mostEntries = 10_000

    func files() throws -> (open: [String: OpenFile], unexpectedFiles: [String]) {
        let file = try OpenFile(path: path)
        let archive = archive_read_new()
        defer { archive_read_free(archive) }
        archive_read_support_format_zip(archive)
        archive_read_support_format_tar(archive)
        archive_read_support_filter_gzip(archive)
        return try withUTF8Names {
            try check(archive_read_open_fd(archive, file.descriptor, 1 << 16), archive)
            var room = min(limit, max(smallest, file.size * ratio))
            return try files(in: archive, &room)
        }
    }

    private func files(
        in archive: OpaquePointer?, _ room: inout Int
    ) throws -> (open: [String: OpenFile], unexpectedFiles: [String]) {
        var files: [String: OpenFile] = [:]
        var unexpectedFiles: [String] = []
        var folder: [[UInt8]]?
        var entry: OpaquePointer?
        var count = 0
        while true {
            let result = archive_read_next_header(archive, &entry)
            if result == ARCHIVE_EOF { return (files, unexpectedFiles) }
            try check(result, archive)
            count += 1
            guard count <= Archive.mostEntries else {
                throw UnreadableBatch.entries(path, limit: Archive.mostEntries)
            }
            guard let entry, let parts = path(of: entry) else {
                throw UnreadableBatch.nameless(path)
            }
            guard let last = parts.last, archive_entry_filetype(entry) != S_IFDIR,
                !parts.contains(Array("__MACOSX".utf8))
            else { continue }

            var parent = Array(parts.dropLast())
            let isDeletions = parent.last == Array(BatchFile.folderOfDeletions.utf8.dropLast())
            if isDeletions { parent.removeLast() }
            let prefix = isDeletions ? BatchFile.folderOfDeletions : ""
            let name = prefix + String(decoding: last, as: UTF8.self)
            guard BatchSource.isKnown(name) else {
                if BatchSource.isUnexpected(String(decoding: last, as: UTF8.self)) {
                    unexpectedFiles.append(prefix + shown(last))
                }
                continue
            }
            guard archive_entry_filetype(entry) == S_IFREG, parent.count <= 1, !parts.contains(Array("..".utf8)) else {
                throw UnreadableBatch.notPlain(path, name)
            }
            guard archive_entry_sparse_count(entry) == 0 else {
                throw UnreadableBatch.sparse(path, name)
            }
            guard folder ?? parent == parent, files[name] == nil else {
                throw UnreadableBatch.twice(path, name)
            }
            folder = parent
            files[name] = try unpack(archive, name, size: Int(archive_entry_size(entry)), &room)
        }
    }

    /// The bytes of its folders' names and of its own; they need not be UTF-8.
    private func path(of entry: OpaquePointer) -> [[UInt8]]? {
        guard let path = archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry) else { return nil }
        let bytes = UnsafeRawBufferPointer(start: path, count: strlen(path))
        return bytes.split(separator: UInt8(ascii: "/")).map { Array($0) }.filter { $0 != Array(".".utf8) }
    }

    /// - Parameter size: what the archive says, 0 if it says nothing.
    private func unpack(_ archive: OpaquePointer?, _ name: String, size: Int, _ room: inout Int) throws -> OpenFile {
        guard size <= room else { throw tooLarge() }
        let file = try ScratchFile(in: scratch)
        try copy(archive, to: file, &room)
        return try file.reopened(as: name)
    }

    private func copy(_ archive: OpaquePointer?, to file: ScratchFile, _ room: inout Int) throws {
        var space = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            try Task.checkCancellation()
            let count = archive_read_data(archive, &space, space.count)
            if count == 0 { return }
            guard count > 0 else { throw failure(archive) }
            room -= count
            guard room >= 0 else { throw tooLarge() }
            try space.withUnsafeBytes { try file.write(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
        }
    }

    private func tooLarge() -> UnreadableBatch {
        .unpackedTooLarge(path, gigabytes: limit >> 30, ratio: ratio)
    }

    private func check(_ result: Int32, _ archive: OpaquePointer?) throws {
        guard result == ARCHIVE_OK || result == ARCHIVE_WARN else { throw failure(archive) }
    }

    private func failure(_ archive: OpaquePointer?) -> UnreadableBatch {
        archive_error_string(archive).map { .archive(path, String(cString: $0)) } ?? .notAnArchive(path)
    }
}

/// Lets libarchive give names as UTF-8, whatever the process's locale: it converts them to that of the thread.
func withUTF8Names<T>(_ body: () throws -> T) rethrows -> T {
    guard let utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", nil) else { return try body() }
    let previous = uselocale(utf8)
    defer {
        uselocale(previous)
        freelocale(utf8)
    }
    return try body()
}
