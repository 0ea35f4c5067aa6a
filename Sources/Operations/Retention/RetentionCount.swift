import Domain
import Store
import Words

/// How many rows of a kind were past their term.
package struct RetentionCount: Codable, Hashable, Sendable {
    package let rows: String
    package let term: String
    package let reason: String
    package let count: Int

    init(_ term: RetentionTerm, _ count: Int) {
        (rows, self.term, reason, self.count) = (term.rows.rawValue, term.words, term.reason, count)
    }

    private init(_ rows: String, _ term: String, _ reason: String, _ count: Int) {
        (self.rows, self.term, self.reason, self.count) = (rows, term, reason, count)
    }

    static func customers(_ count: Int) -> RetentionCount {
        RetentionCount(
            "customer", RetentionTerm.words(days: Int(PlannedDeletion.days)),
            CommandTexts.current.retention.deletionAsked,
            count)
    }

    static func closedAccounts(_ count: Int) -> RetentionCount {
        let term = RetentionTerm.words(days: RetentionTerm.closedAccountDays)
        return RetentionCount("account, closed", term, CommandTexts.current.retention.disputesOver, count)
    }

    static func keptBatches(_ count: Int) -> RetentionCount {
        RetentionCount("batch_content", RetentionTerm.keptBatch, CommandTexts.current.retention.notUndone, count)
    }

    static func customerFiles(_ count: Int) -> RetentionCount {
        let words = CommandTexts.current.retention
        return RetentionCount("files of messages", words.asMessage, words.messageGone, count)
    }

    static func letterFiles(_ count: Int) -> RetentionCount {
        let term = RetentionTerm.words(days: RetentionTerm.letterFileDays)
        return RetentionCount("letters as files", term, CommandTexts.current.retention.letterContent, count)
    }
}
