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
    /// CSV files that the format does not have, as messages show their names.
    let unexpectedFiles: [String]

    /// In the order in which they are read.
    var filesInOrder: [(name: String, file: OpenFile)] {
        (BatchFile.allDeletions + BatchFile.all).compactMap { form in files[form.name].map { (form.name, $0) } }
    }

    var totalBytes: Int { files.values.map(\.size).reduce(0, +) }

    /// - Parameter scratch: a directory with room for the content of an archive.
    /// - Throws: `UnreadableBatch`.
    init(path: String, scratch: String) throws {
        var status = stat()
        guard stat(path, &status) == 0 else { throw UnreadableBatch.system(path, .current) }
        let found =
            status.st_mode & S_IFMT == S_IFDIR
            ? try BatchSource.files(inFolder: path) : try Archive(path: path, scratch: scratch).files()
        try self.init(path: path, open: found.open, unexpectedFiles: found.unexpectedFiles.sorted())
    }

    /// - Parameter path: for messages.
    init(path: String, open: [String: OpenFile], unexpectedFiles: [String] = []) throws {
        var files = open
        guard let manifest = files.removeValue(forKey: BatchSource.manifestName) else {
            throw UnreadableBatch.noManifest(path, BatchSource.manifestName)
        }
        (self.manifest, self.files, self.unexpectedFiles) = (manifest, files, unexpectedFiles)
    }

    func manifestBytes() throws -> [UInt8] { try manifest.contents(limit: 1 << 20) }

    /// Of the whole content, which `visit` gets in parts of a MiB, at least one of each file.
    func digest(
        _ visit: (_ file: String, _ position: Int, _ part: UnsafeRawBufferPointer) throws -> Void = { _, _, _ in }
    ) throws -> [UInt8] {
        let digest = try Digest()
        var space = [UInt8](repeating: 0, count: 1 << 20)
        for (name, file) in [(name: BatchSource.manifestName, file: manifest)] + filesInOrder {
            file.rewind()
            var (position, size) = (0, 0)
            while case let count = try space.withUnsafeMutableBytes(file.fill), count > 0 || position == 0 {
                try space.withUnsafeBytes { bytes in
                    let part = UnsafeRawBufferPointer(rebasing: bytes[..<count])
                    digest.add(part)
                    try visit(name, position, part)
                }
                (position, size) = (position + 1, size + count)
            }
            if name != BatchSource.manifestName { digest.add(mark: name, size: size) }
        }
        return digest.finish()
    }

    /// Whether the format has a file of that name, with the folder of deletions if it is in it.
    static func isKnown(_ name: String) -> Bool {
        name == manifestName || (BatchFile.all + BatchFile.allDeletions).contains { $0.name == name }
    }

    /// Whether a file that the format does not have belongs to the batch: other files may lie beside it, such as what macOS
    /// adds to each.
    static func isUnexpected(_ name: String) -> Bool {
        name.hasSuffix(".csv") && !name.hasPrefix("._")
    }

    private static func files(inFolder path: String) throws -> (open: [String: OpenFile], unexpectedFiles: [String]) {
        guard let folder = opendir(path) else { throw UnreadableBatch.system(path, .current) }
        var (files, unexpectedFiles) = try BatchSource.files(in: folder, at: path, prefix: "")
        let deletions = path + "/" + BatchFile.folderOfDeletions.dropLast()
        let descriptor = open(deletions, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0, let folder = fdopendir(descriptor) else {
            guard errno == ENOENT else { throw UnreadableBatch.notAFolder(deletions) }
            return (files, unexpectedFiles)
        }
        let inner = try BatchSource.files(in: folder, at: path, prefix: BatchFile.folderOfDeletions)
        files.merge(inner.open) { outer, _ in outer }
        unexpectedFiles += inner.unexpectedFiles
        return (files, unexpectedFiles)
    }

    /// Closes the folder.
    private static func files(
        in folder: OpaquePointer, at path: String, prefix: String
    ) throws -> (open: [String: OpenFile], unexpectedFiles: [String]) {
        defer { closedir(folder) }
        var files: [String: OpenFile] = [:]
        var unexpectedFiles: [String] = []
        while let entry = readdir(folder) {
            let own = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            let name = prefix + own
            if isKnown(name) {
                files[name] = try OpenFile(path: path + "/" + name, followsLinks: false)
            } else if isUnexpected(own) {
                unexpectedFiles.append(prefix + shown(own.utf8))
            }
        }
        return (files, unexpectedFiles)
    }
}
