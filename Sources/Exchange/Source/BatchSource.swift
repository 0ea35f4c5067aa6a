#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The open files of a batch, from a folder or an archive.
struct BatchSource: Sendable {
    static let manifestName = "manifest.json"

    let manifest: OpenFile
    /// The files of the format in the batch, by name.
    let files: [String: OpenFile]
    /// CSV files that the format does not have.
    let unexpectedFiles: [String]

    var totalBytes: Int { files.values.map(\.size).reduce(0, +) }

    /// - Parameter scratch: a directory with room for the content of an archive.
    /// - Throws: `UnreadableBatch`.
    init(path: String, scratch: String) throws {
        var status = stat()
        guard stat(path, &status) == 0 else { throw UnreadableBatch("\(path): \(systemError())") }
        let found =
            status.st_mode & S_IFMT == S_IFDIR
            ? try BatchSource.files(inFolder: path) : try Archive(path: path, scratch: scratch).files()
        var files = found.open
        guard let manifest = files.removeValue(forKey: BatchSource.manifestName) else {
            throw UnreadableBatch("\(path): there is no \(BatchSource.manifestName)")
        }
        (self.manifest, self.files, unexpectedFiles) = (manifest, files, found.unexpectedFiles.sorted())
    }

    /// Whether the format has a file of that name.
    static func isKnown(_ name: String) -> Bool {
        name == manifestName || BatchFile.all.contains { $0.name == name }
    }

    private static func files(inFolder path: String) throws -> (open: [String: OpenFile], unexpectedFiles: [String]) {
        guard let folder = opendir(path) else { throw UnreadableBatch("\(path): \(systemError())") }
        defer { closedir(folder) }
        var files: [String: OpenFile] = [:]
        var unexpectedFiles: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if isKnown(name) {
                files[name] = try OpenFile(path: path + "/" + name)
            } else if name.hasSuffix(".csv") {
                unexpectedFiles.append(name)
            }
        }
        return (files, unexpectedFiles)
    }
}
