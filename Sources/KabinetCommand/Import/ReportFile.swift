import Exchange
import Words

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The file that `--report` names: what the import said of the batch, for its owner only.
struct ReportFile {
    let path: String

    /// Takes that of an earlier import away: what it says is no longer so.
    func remove() throws(ReportFileError) {
        try checkPlace()
        guard unlink(path) == 0 || errno == ENOENT else { throw failure() }
    }

    /// Written completely or not at all.
    func write(_ text: String) throws(ReportFileError) {
        try checkPlace()
        let part = path + ".part"
        unlink(part)
        let descriptor = open(part, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure() }
        guard let file = fdopen(descriptor, "w") else {
            close(descriptor)
            throw failure()
        }
        let isWritten = fputs(text, file) >= 0
        guard fclose(file) == 0, isWritten, rename(part, path) == 0 else {
            let error = failure()
            unlink(part)
            throw error
        }
    }

    /// A link leads elsewhere, and a device is no file to replace.
    private func checkPlace() throws(ReportFileError) {
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG else { return }
        throw ReportFileError.notAFile(path)
    }

    private func failure() -> ReportFileError {
        .system(path, .current)
    }
}

enum ReportFileError: Error, CustomStringConvertible {
    case notAFile(_ path: String)
    case system(_ path: String, SystemError)

    var description: String {
        switch self {
        case .notAFile(let path): Speech.texts.importing.notAReport(path)
        case .system(let path, let error): UnreadableBatch.system(path, error).text(in: Speech.texts)
        }
    }
}
