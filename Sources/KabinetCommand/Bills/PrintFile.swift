import Domain
import Foundation
import Portal
import Words

/// A file that is there as a whole, or not at all, and that only the operator's own user can read.
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
        func failed() -> JobError { .unwritable(path, reason: String(cString: strerror(errno))) }
        let descriptor = open(path + ".part", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0, let file = fdopen(descriptor, "w") else { throw failed() }
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

/// A folder of bills, claimed by one run at a time. A file in it says what its bills were printed from: a run goes on only
/// with what it began with.
final class PrintFolder: Sendable {
    private let descriptor: Int32

    /// - Throws: `JobError` when another run is writing here, or when the folder holds something else.
    init(_ order: PrintOrder, batch: Int64) throws {
        let form = order.single.map { "print file \($0)" } ?? "a file for each account"
        let accounts = order.accounts.map { "\($0.count) accounts, \($0.map(\.text).joined(separator: " ").hashed)" }
        let link = order.paymentLink.map { ", payment link \($0.template.hashed)" } ?? ""
        let record =
            "month \(order.month.iso), batch \(batch), language \(order.language.rawValue), \(form), "
            + (accounts ?? "all accounts") + link + "\n"

        try FileManager.default.createDirectory(
            atPath: order.folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let path = order.folder + "/kabinet-print.txt"
        // Closed by `deinit`, which also runs when this initialiser throws from here on.
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw JobError.unwritable(path, reason: String(cString: strerror(errno))) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { throw JobError.busy(order.folder) }

        let found = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        guard found.isEmpty || found == record else {
            throw JobError.otherRun(
                folder: order.folder, found: found.trimmingCharacters(in: .whitespacesAndNewlines))
        }
        let bytes = Array(record.utf8)
        guard pwrite(descriptor, bytes, bytes.count, 0) == bytes.count, fsync(descriptor) == 0 else {
            throw JobError.unwritable(path, reason: String(cString: strerror(errno)))
        }
    }

    deinit { close(descriptor) }
}

extension String {
    /// FNV-1a, the same in each run: tells one list of accounts from another.
    fileprivate var hashed: String {
        let hash = utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        return String(hash, radix: 16)
    }
}
