import Domain
import Exchange
import Foundation
import Words

/// A folder of bills, locked by one run at a time. A file in it records the order and the batch of its bills: a run
/// continues only with the same.
final class PrintFolder: Sendable {
    private let descriptor: Int32

    /// - Throws: `JobError` if another run is writing here, or if the folder contains other bills.
    init(_ order: PrintOrder, batch: Int64) throws {
        let form = order.single.map { "print file \($0)" } ?? "a file for each account"
        let accounts = order.accounts.map { "\($0.count) accounts, \($0.map(\.text).joined(separator: " ").hashed)" }
        let link = order.paymentLink.map { ", payment link \($0.template.hashed)" } ?? ""
        let record =
            "month \(order.month.iso), batch \(batch), language \(order.languages.text), \(form), "
            + (accounts ?? "all accounts") + link + (order.code == nil ? "" : ", with codes") + "\n"

        try FileManager.default.createDirectory(
            atPath: order.folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let path = order.folder + "/kabinet-print.txt"
        // Closed by `deinit`, which also runs when this initialiser throws from here on.
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw JobError.unwritable(path, .current) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { throw JobError.busy(folder: order.folder) }

        let found = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        guard found.isEmpty || found == record else {
            throw JobError.otherRun(
                folder: order.folder, found: found.trimmingCharacters(in: .whitespacesAndNewlines))
        }
        let bytes = Array(record.utf8)
        guard pwrite(descriptor, bytes, bytes.count, 0) == bytes.count, fsync(descriptor) == 0 else {
            throw JobError.unwritable(path, .current)
        }
    }

    /// Unlocks before it closes: a child that is just being started has the descriptor too.
    deinit {
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }
}

extension String {
    /// FNV-1a, the same in each run: distinguishes lists of accounts.
    fileprivate var hashed: String {
        let hash = utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        return String(hash, radix: 16)
    }
}
