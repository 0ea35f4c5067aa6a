#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A regular file, open for reading until its last reference is released.
final class OpenFile: Sendable {
    let size: Int
    private let descriptor: Int32

    /// - Throws: `UnreadableBatch`.
    convenience init(path: String) throws {
        try self.init(descriptor: open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK), name: path)
    }

    /// Takes ownership of an open descriptor. `name` is for messages.
    init(descriptor: Int32, name: String) throws {
        var status = stat()
        guard descriptor >= 0, fstat(descriptor, &status) == 0 else {
            throw UnreadableBatch("\(name): \(systemError())")
        }
        self.descriptor = descriptor
        size = Int(status.st_size)
        guard status.st_mode & S_IFMT == S_IFREG else { throw UnreadableBatch("\(name): not a file") }
    }

    deinit { close(descriptor) }

    /// The next bytes; 0 at the end.
    func read(into space: UnsafeMutableRawBufferPointer) throws -> Int {
        while true {
            #if canImport(Glibc)
                let count = Glibc.read(descriptor, space.baseAddress, space.count)
            #else
                let count = Musl.read(descriptor, space.baseAddress, space.count)
            #endif
            if count >= 0 { return count }
            guard errno == EINTR else { throw UnreadableBatch("reading failed: \(systemError())") }
        }
    }

    /// The offset of the next bytes.
    var position: Int { Int(lseek(descriptor, 0, SEEK_CUR)) }

    func rewind() {
        lseek(descriptor, 0, SEEK_SET)
    }

    /// The whole of a small file.
    func contents(limit: Int) throws -> [UInt8] {
        guard size <= limit else { throw UnreadableBatch("a file of \(size) bytes where at most \(limit) can be") }
        rewind()
        return try [UInt8](unsafeUninitializedCapacity: size) { space, count in
            while count < size {
                let rest = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(space)[count...])
                let read = try read(into: rest)
                if read == 0 { return }
                count += read
            }
        }
    }
}

func systemError() -> String { String(cString: strerror(errno)) }
