#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// What a restore that was killed has left in its directory.
package struct UnfinishedRestore {
    private let directory: String
    private let parts = ["portal.sqlite.part", "billing.sqlite.part"]

    package init(directory: String) {
        self.directory = directory
    }

    /// The portal's database is put in place last: until then there is a part of it.
    var isThere: Bool { parts.contains { exists($0) } }

    /// Within the directory's lock.
    func remove() throws {
        guard isThere else { return }
        // Without the portal's database the billing system's is one that the restore has put in place.
        if !exists("portal.sqlite") { try remove("billing.sqlite") }
        for part in parts { try remove(part) }
    }

    private func exists(_ name: String) -> Bool { access(directory + "/" + name, F_OK) == 0 }

    private func remove(_ name: String) throws {
        for ending in ["-wal", "-shm", "-journal", ""] {
            guard unlink(directory + "/" + name + ending) == 0 || errno == ENOENT else {
                throw DirectoryInUse.unusable(directory: directory, errno: errno)
            }
        }
    }
}

package struct RestoreInterrupted: Error, CustomStringConvertible {
    package let directory: String

    package var description: String {
        "a restore into the directory \(directory) was interrupted: run `kabinet restore` again, it begins anew"
    }
}
