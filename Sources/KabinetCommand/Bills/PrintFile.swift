import Domain
import Foundation

/// A file that is there as a whole, or not at all.
enum PrintFile {
    /// "bills.pdf", or, of several parts, "bills-0001.pdf".
    static func name(_ name: String, part: Int?) -> String {
        let stem = name.hasSuffix(".pdf") ? String(name.dropLast(4)) : name
        guard let part else { return stem + ".pdf" }
        let digits = String(part)
        return stem + "-" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ".pdf"
    }

    static func exists(_ path: String) -> Bool {
        access(path, F_OK) == 0
    }

    /// Written under another name first: what has the name is whole, also after a power cut.
    static func write(
        _ path: String, _ body: (_ write: (UnsafeRawBufferPointer) throws -> Void) throws -> Void
    ) throws {
        func failed() -> PrintError { .unwritable(path, reason: String(cString: strerror(errno))) }
        guard let file = fopen(path + ".part", "w") else { throw failed() }
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

/// What a folder of bills was printed from, in a file beside them: a run goes on only with what it began with.
struct PrintRecord {
    private let text: String

    init(_ order: PrintOrder, batch: Int64) {
        let form = order.single.map { "print file \($0)" } ?? "a file for each account"
        let accounts = order.accounts.map { "\($0.count) accounts, \($0.map(\.text).joined(separator: " ").hashed)" }
        text =
            "month \(order.month.iso), batch \(batch), language \(order.language.rawValue), \(form), "
            + (accounts ?? "all accounts")
    }

    /// - Throws: `PrintError.otherRun` when the folder holds something else.
    func claim(_ folder: String) throws {
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let path = folder + "/kabinet-print.txt"
        if let found = try? String(contentsOfFile: path, encoding: .utf8) {
            guard found == text + "\n" else {
                throw PrintError.otherRun(folder: folder, found: found.trimmingCharacters(in: .whitespacesAndNewlines))
            }
            return
        }
        try PrintFile.write(path) { write in try Array((text + "\n").utf8).withUnsafeBytes(write) }
    }
}

extension String {
    /// FNV-1a, the same in each run: tells one list of accounts from another.
    fileprivate var hashed: String {
        let hash = utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        return String(hash, radix: 16)
    }
}
