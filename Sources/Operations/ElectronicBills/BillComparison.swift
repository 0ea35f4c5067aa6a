import Store

/// Decides what is to be done about a bill, by the letters about it.
enum BillComparison {
    /// - Parameters:
    ///   - fingerprint: of the bill as it is now.
    ///   - letters: about it, the latest last.
    ///   - isNewest: whether it is of the newest month. Of older ones only what was sent is corrected: the newest bill
    ///     has their sums.
    /// - Returns: nil if there is nothing to do.
    static func step(_ fingerprint: [UInt8], _ letters: [MailedBill], isNewest: Bool) -> MailedBillChange.Step? {
        guard let latest = letters.last else { return isNewest ? .first : nil }
        let mayHaveLeft = latest.isWritten && latest.hasLetter
        if !mayHaveLeft, letters.dropLast().last?.fingerprint == fingerprint { return .withdraw(letter: latest.letter) }
        if !latest.hasLetter {
            return isNewest || latest.revision > 0 ? .again(revision: latest.revision, letter: latest.letter) : nil
        }
        if latest.fingerprint == fingerprint { return nil }
        return latest.isWritten ? .correct(revision: latest.revision + 1) : .replace(letter: latest.letter)
    }
}
