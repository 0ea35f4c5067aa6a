#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A regular file, open for reading until its last reference is released.
final class OpenFile: Sendable {
    let size: Int
    let descriptor: Int32
    private let name: String

    /// - Parameter followsLinks: whether the path may be a symbolic link.
    /// - Throws: `UnreadableBatch`.
    convenience init(path: String, followsLinks: Bool = true) throws {
        // Opening a pipe would wait for whoever writes into it.
        let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | (followsLinks ? 0 : O_NOFOLLOW)
        try self.init(descriptor: open(path, flags), name: path)
    }

    /// Takes ownership of an open descriptor. `name` is for messages.
    init(descriptor: Int32, name: String) throws {
        var status = stat()
        guard descriptor >= 0, fstat(descriptor, &status) == 0 else {
            throw errno == ELOOP ? UnreadableBatch.link(name) : .system(name, .current)
        }
        (self.descriptor, self.name) = (descriptor, name)
        size = Int(status.st_size)
        guard status.st_mode & S_IFMT == S_IFREG else { throw UnreadableBatch.notAFile(name) }
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
            guard errno == EINTR else { throw UnreadableBatch.reading(name, .current) }
        }
    }

    /// The next bytes, as many as there is space for, unless the file ends.
    func fill(_ space: UnsafeMutableRawBufferPointer) throws -> Int {
        var count = 0
        while count < space.count {
            let read = try read(into: UnsafeMutableRawBufferPointer(rebasing: space[count...]))
            if read == 0 { break }
            count += read
        }
        return count
    }

    /// The offset of the next bytes.
    var position: Int { Int(lseek(descriptor, 0, SEEK_CUR)) }

    func rewind() {
        lseek(descriptor, 0, SEEK_SET)
    }

    /// The whole of a small file.
    func contents(limit: Int) throws -> [UInt8] {
        guard size <= limit else { throw UnreadableBatch.tooLarge(name, size: size, limit: limit) }
        rewind()
        return try [UInt8](unsafeUninitializedCapacity: size) { space, count in
            count = try fill(UnsafeMutableRawBufferPointer(space))
        }
    }
}
