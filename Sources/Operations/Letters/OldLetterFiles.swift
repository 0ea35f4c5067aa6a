import Domain
import Foundation

extension LetterFolder {
    /// Deletes the letters that were written until `oldest`, and those to deleted customers.
    ///
    /// - Parameter deletion: when the customer of an e-mail was deleted, if that was after `oldest`; nil if nobody was.
    /// - Returns: how many.
    func deleteLetters(until oldest: Timestamp, deletion: ((_ email: String) -> Timestamp?)?) -> Int {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        var count = 0
        for name in names where name.hasSuffix(".eml") {
            guard let seconds = name.split(separator: "-").first.flatMap({ Int64($0) }) else { continue }
            let (file, writtenAt) = (path + "/" + name, Timestamp(seconds: seconds))
            var isOver = writtenAt <= oldest
            if !isOver, let deletion, let deletedAt = recipient(of: file).flatMap(deletion) {
                isOver = writtenAt <= deletedAt
            }
            guard isOver else { continue }
            // Another node may have been faster.
            try? FileManager.default.removeItem(atPath: file)
            count += 1
        }
        return count
    }

    /// From the head of the file.
    private func recipient(of file: String) -> String? {
        guard let handle = FileHandle(forReadingAtPath: file), let head = try? handle.read(upToCount: 4096) else {
            return nil
        }
        let lines = String(decoding: head, as: UTF8.self).split(separator: "\r\n")
        let line = lines.first { $0.hasPrefix("To: <") && $0.hasSuffix(">") }
        return line.map { String($0.dropFirst(5).dropLast()) }
    }
}
