#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A temporary file without a name, to be written and then read: nothing has to be removed afterwards, however the process
/// ends.
final class ScratchFile {
    private let descriptor: Int32
    private let scratch: String

    /// - Parameter scratch: the directory of a file system with room for it.
    /// - Throws: `UnreadableBatch`.
    init(in scratch: String) throws {
        self.scratch = scratch
        var template = Array("\(scratch)/kabinet-batch-XXXXXX".utf8CString)
        descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw UnreadableBatch.system(scratch, .current) }
        unlink(template)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }

    deinit { close(descriptor) }

    func write(_ bytes: UnsafeRawBufferPointer) throws {
        #if canImport(Glibc)
            let count = Glibc.write(descriptor, bytes.baseAddress, bytes.count)
        #else
            let count = Musl.write(descriptor, bytes.baseAddress, bytes.count)
        #endif
        guard count == bytes.count else { throw UnreadableBatch.system(scratch, .current) }
    }

    /// The file as it is read, from its beginning. `name` is for messages.
    func reopened(as name: String) throws -> OpenFile {
        let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
        lseek(copy, 0, SEEK_SET)
        return try OpenFile(descriptor: copy, name: name)
    }
}
