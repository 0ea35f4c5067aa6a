import CArchive

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A zip archive in memory.
package enum ZipArchive {
    /// - Parameters:
    ///   - files: their names and contents.
    ///   - seconds: the time of all files, since 1970.
    package static func bytes(_ files: [(name: String, content: [UInt8])], seconds: Int64) throws -> [UInt8] {
        guard let archive = archive_write_new() else { throw ArchiveError() }
        defer { archive_write_free(archive) }
        // libarchive takes the encoding of names from the thread's locale.
        guard let unicode = newlocale(1 << LC_CTYPE, "C.UTF-8", nil) else { throw ArchiveError() }
        let before = uselocale(unicode)
        defer {
            uselocale(before)
            freelocale(unicode)
        }
        // Room for the headers, and for content that cannot be compressed.
        var bytes = [UInt8](
            repeating: 0, count: files.reduce(4096) { $0 + $1.content.count + $1.content.count / 8 + 1024 })
        var used = 0
        let isWritten = bytes.withUnsafeMutableBytes { buffer in
            archive_write_set_format_zip(archive) == ARCHIVE_OK
                && archive_write_set_bytes_per_block(archive, 0) == ARCHIVE_OK
                && archive_write_open_memory(archive, buffer.baseAddress, buffer.count, &used) == ARCHIVE_OK
                && files.allSatisfy { add($0.name, $0.content, seconds, to: archive) }
                && archive_write_close(archive) == ARCHIVE_OK
        }
        guard isWritten else { throw ArchiveError() }
        return Array(bytes.prefix(used))
    }

    private static func add(
        _ name: String, _ content: [UInt8], _ seconds: Int64, to archive: OpaquePointer
    ) -> Bool {
        guard let entry = archive_entry_new() else { return false }
        defer { archive_entry_free(entry) }
        archive_entry_set_pathname(entry, name)
        archive_entry_set_size(entry, Int64(content.count))
        archive_entry_set_filetype(entry, S_IFREG)
        archive_entry_set_perm(entry, 0o600)
        archive_entry_set_mtime(entry, time_t(seconds), 0)
        return archive_write_header(archive, entry) == ARCHIVE_OK
            && archive_write_data(archive, content, content.count) == content.count
    }

    package struct ArchiveError: Error {}
}
