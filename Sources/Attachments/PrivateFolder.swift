import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A folder that only this program's user can read, also if it was there before with another mode.
package enum PrivateFolder {
    /// One that others own, or share like /tmp, stays as it is.
    package static func make(_ path: String) throws {
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & 0o077 != 0, status.st_mode & S_ISVTX == 0,
            status.st_uid == geteuid()
        else { return }
        chmod(path, 0o700)
    }
}
