#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The files of a directory with databases, which only this program's user can read, whatever was there before.
struct PrivateFiles {
    let directory: String

    /// Creates the databases' files, so that no moment shows them to others: SQLite gives its logs the same mode.
    func secure(_ databases: [String]) throws {
        secureDirectory()
        for name in databases {
            let path = directory + "/" + name
            let descriptor = open(path, O_RDONLY | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0o600)
            guard descriptor >= 0 else { throw unusable() }
            close(descriptor)
            for ending in ["", "-wal", "-shm"] { try secure(path + ending) }
        }
    }

    /// One that others own, or share like /tmp, stays as it is: the files are private in it too.
    private func secureDirectory() {
        var status = stat()
        guard stat(directory, &status) == 0, status.st_mode & 0o077 != 0, status.st_mode & S_ISVTX == 0,
            status.st_uid == geteuid()
        else { return }
        chmod(directory, 0o700)
    }

    private func secure(_ path: String) throws {
        var status = stat()
        guard stat(path, &status) == 0 else {
            if errno == ENOENT { return }
            throw unusable()
        }
        guard status.st_mode & 0o077 == 0 || chmod(path, 0o600) == 0 else { throw unusable() }
    }

    private func unusable() -> DirectoryInUse { .unusable(directory: directory, errno: errno) }
}
