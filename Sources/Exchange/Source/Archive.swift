import CArchive

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A batch in a .zip or .tar.gz, at its root or in a single folder.
///
/// Its files are unpacked into unnamed temporary files: nothing has to be removed afterwards, however the process ends,
/// and no name in the archive can point outside.
struct Archive {
    let path: String
    let scratch: String
    /// The largest unpacked size, in bytes: an archive of a megabyte can contain a terabyte of zeros.
    var limit = 64 << 30

    func files() throws -> (open: [String: OpenFile], unexpectedFiles: [String]) {
        let archive = archive_read_new()
        defer { archive_read_free(archive) }
        archive_read_support_format_zip(archive)
        archive_read_support_format_tar(archive)
        archive_read_support_filter_gzip(archive)
        try check(archive_read_open_filename(archive, path, 1 << 16), archive)

        var files: [String: OpenFile] = [:]
        var unexpectedFiles: [String] = []
        var folder: String?
        var unpacked = 0
        var entry: OpaquePointer?
        while true {
            let result = archive_read_next_header(archive, &entry)
            if result == ARCHIVE_EOF { return (files, unexpectedFiles) }
            try check(result, archive)
            guard let entry, let full = archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry) else {
                throw UnreadableBatch("\(path): an entry without a name")
            }
            let parts = String(cString: full).split(separator: "/").filter { $0 != "." }
            guard let name = parts.last.map(String.init), archive_entry_filetype(entry) != S_IFDIR else { continue }

            guard BatchSource.isKnown(name) else {
                if name.hasSuffix(".csv") { unexpectedFiles.append(name) }
                continue
            }
            let parent = parts.dropLast().joined(separator: "/")
            guard archive_entry_filetype(entry) == S_IFREG, parts.count <= 2, !parts.contains("..") else {
                throw UnreadableBatch("\(path): \(name) is not a plain file in at most one folder")
            }
            guard folder ?? parent == parent, files[name] == nil else {
                throw UnreadableBatch("\(path): \(name) stands in more than one folder, or twice")
            }
            folder = parent
            files[name] = try unpack(archive, name, &unpacked)
        }
    }

    private func unpack(_ archive: OpaquePointer?, _ name: String, _ unpacked: inout Int) throws -> OpenFile {
        let descriptor = try namelessFile()
        do {
            try copy(archive, to: descriptor, &unpacked)
        } catch {
            close(descriptor)
            throw error
        }
        lseek(descriptor, 0, SEEK_SET)
        return try OpenFile(descriptor: descriptor, name: name)
    }

    private func copy(_ archive: OpaquePointer?, to descriptor: Int32, _ unpacked: inout Int) throws {
        var space = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = archive_read_data(archive, &space, space.count)
            if count == 0 { return }
            guard count > 0 else { throw failure(archive) }
            unpacked += count
            guard unpacked <= limit else {
                throw UnreadableBatch("\(path): unpacked, it is larger than \(limit) bytes")
            }
            guard write(descriptor, space, count) == count else {
                throw UnreadableBatch("\(scratch): \(systemError())")
            }
        }
    }

    private func namelessFile() throws -> Int32 {
        var template = Array("\(scratch)/kabinet-batch-XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0, fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0 else {
            throw UnreadableBatch("\(scratch): \(systemError())")
        }
        unlink(template)
        return descriptor
    }

    private func check(_ result: Int32, _ archive: OpaquePointer?) throws {
        guard result == ARCHIVE_OK || result == ARCHIVE_WARN else { throw failure(archive) }
    }

    private func failure(_ archive: OpaquePointer?) -> UnreadableBatch {
        let message = archive_error_string(archive).map { String(cString: $0) } ?? "not a .zip or .tar.gz"
        return UnreadableBatch("\(path): \(message)")
    }
}
