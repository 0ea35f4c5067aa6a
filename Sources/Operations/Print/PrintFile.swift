import Exchange
import Foundation

/// A file that is written completely or not at all, and that only its owner can read.
enum PrintFile {
    /// "bills.pdf" or, if there are several parts, "bills-0001.pdf".
    static func name(_ name: String, part: Int?) -> String {
        let stem = name.hasSuffix(".pdf") ? String(name.dropLast(4)) : name
        guard let part else { return stem + ".pdf" }
        let digits = String(part)
        return stem + "-" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ".pdf"
    }

    static func exists(_ path: String) -> Bool {
        access(path, F_OK) == 0
    }

    /// Written under a temporary name first, so that the file with this name is complete, even after a power cut.
    static func write(
        _ path: String, _ body: (_ write: (UnsafeRawBufferPointer) throws -> Void) throws -> Void
    ) throws {
        func failed() -> JobError { .unwritable(path, .current) }
        let descriptor = open(path + ".part", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0, fchmod(descriptor, 0o600) == 0, let file = fdopen(descriptor, "w") else {
            throw failed()
        }
        var isOpen = true
        defer { if isOpen { fclose(file) } }
        try body { bytes in
            guard fwrite(bytes.baseAddress, 1, bytes.count, file) == bytes.count else { throw failed() }
        }
        guard fflush(file) == 0, fsync(fileno(file)) == 0 else { throw failed() }
        isOpen = false
        guard fclose(file) == 0, rename(path + ".part", path) == 0 else { throw failed() }
    }
}
