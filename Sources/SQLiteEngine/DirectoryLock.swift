#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// One process at a time may open a directory's databases: SQLite 3.40.1 can corrupt a write-ahead log that two
/// connections write and checkpoint at once (fixed in 3.51.3). The lock ends with the process, however it ends; the
/// file remains and names the last holder.
final class DirectoryLock: Sendable {
    static let file = "kabinet.lock"

    private let descriptor: Int32

    init(directory: String, holder: String) throws {
        let path = directory + "/" + DirectoryLock.file
        // No symbolic link: it would be another file that is emptied below.
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o600)
        guard descriptor >= 0, fchmod(descriptor, 0o600) == 0 else {
            throw DirectoryInUse.unusable(directory: directory, errno: errno)
        }

        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            // Closed by `deinit`, which also runs when an initialiser throws after the last property was set: a second
            // close here could close a file that another thread has opened since.
            throw DirectoryInUse.held(directory: directory, by: DirectoryLock.contents(of: descriptor))
        }
        let line = Array("\(holder), process \(getpid())\n".utf8)
        ftruncate(descriptor, 0)
        pwrite(descriptor, line, line.count, 0)
    }

    /// Unlocks before it closes: a child that another thread is starting has the descriptor too until it runs its
    /// program, and would hold the lock for as long.
    deinit {
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }

    private static func contents(of descriptor: Int32) -> String {
        var bytes = [UInt8](repeating: 0, count: 200)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        let line = bytes.prefix(max(0, count)).prefix { $0 != UInt8(ascii: "\n") }
        return String(decoding: line, as: UTF8.self)
    }
}

package enum DirectoryInUse: Error, CustomStringConvertible {
    case held(directory: String, by: String)
    case unusable(directory: String, errno: Int32)

    package var description: String {
        switch self {
        case .held(let directory, let holder): "the directory \(directory) is in use by: \(holder)"
        case .unusable(let directory, let code):
            "the directory \(directory) cannot be used: \(String(cString: strerror(code)))"
        }
    }
}
