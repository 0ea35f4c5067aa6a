package import Domain
package import Store
import Words

/// What a command does about notices: a value, so that it can be sent to the running portal.
package enum NoticeOperation: Codable, Sendable {
    /// Tells customers what is due, now.
    case run
    /// - Parameter file: its text, which is checked again.
    case publish(file: String, withLetters: Bool, reason: String)
    case end(id: Int64, reason: String)
    case debt(file: String, DebtTargets, reason: String)
    /// Keeps that the operator reads what was sent to the holders of an account.
    case showDebts(account: String, reason: String)

    /// What came of it.
    package enum Outcome: Codable, Hashable, Sendable {
        /// So many letters were written.
        case letters(Int)
        case published(id: Int64, letters: Int)
        case debts(DebtCount)
        case done
        /// Nothing was changed, for this reason.
        case refused(String)
    }
}

/// Does everything about notices, where the database is.
package struct NoticeDesk: Sendable {
    private let database: any Database
    private let words: any NoticeWriting
    private let hours: LetterHours
    private let localTime: @Sendable (Timestamp) -> LocalTime

    package init(
        on database: any Database, _ words: any NoticeWriting, hours: LetterHours,
        localTime: @escaping @Sendable (Timestamp) -> LocalTime
    ) {
        (self.database, self.words, self.hours, self.localTime) = (database, words, hours, localTime)
    }

    package func run(_ operation: NoticeOperation, now: Timestamp, today: Day) async throws -> NoticeOperation.Outcome {
        do {
            switch operation {
            case .run: return .letters(try await tellCustomers(now: now, today: today))
            case .publish(let file, let withLetters, let reason):
                return try await publish(file, withLetters: withLetters, reason, now: now)
            case .end(let id, let reason): return try await end(id, reason, now: now)
            case .debt(let file, let targets, let reason):
                return try await sendDebts(file, targets, reason, now: now, today: today)
            case .showDebts(let account, let reason):
                try await database.write { connection in
                    let store = Operator(connection)
                    let number = try store.accountNumber(meaning: AccountNumber(stored: account))
                    try store.record(.showDebtNotices, of: nil, detail: number.text, reason: reason, now: now)
                }
                return .done
            }
        } catch let error as NoticeFileError {
            return .refused(error.description)
        }
    }

    /// Tells customers what is due.
    ///
    /// - Returns: how many letters it wrote.
    package func tellCustomers(now: Timestamp, today: Day) async throws -> Int {
        try await NoticeRun(on: database, hours: hours).run(now: now, today: today)
    }

    /// Writes the letters of published notices that wait for them.
    package func writeLetters(now: Timestamp) async throws -> Int {
        try await NoticeMailing(database: database, hours: hours).run(now: now)
    }

    private func publish(
        _ file: String, withLetters: Bool, _ reason: String, now: Timestamp
    ) async throws -> NoticeOperation.Outcome {
        let id = Int64.random(in: 1 ... .max)
        let texts = CommandTexts.current
        try await database.write { [localTime, hours] connection in
            let store = Operator(connection)
            let known = try store.officesAndServices()
            let file = try NoticeFile(
                file, NoticeFile.Known(offices: known.offices, services: known.services), localTime: localTime,
                words: texts.files)
            guard file.until > now else { throw NoticeFileError(problems: ["until: " + texts.files.future]) }
            let notice = file.notice(id: id)
            if withLetters, notice.lettersStart(hours, now: now) >= notice.until {
                throw NoticeFileError(problems: ["until: " + texts.files.overBeforeLetters])
            }
            try store.publish(notice, withLetters: withLetters, now: now)
            try store.record(.publishNotice, of: nil, detail: String(id), reason: reason, now: now)
        }
        return .published(id: id, letters: withLetters ? try await writeLetters(now: now) : 0)
    }

    private func end(_ id: Int64, _ reason: String, now: Timestamp) async throws -> NoticeOperation.Outcome {
        let isEnded = try await database.write { connection in
            let store = Operator(connection)
            guard try store.endNotice(id, now: now) else { return false }
            try store.record(.endNotice, of: nil, detail: String(id), reason: reason, now: now)
            return true
        }
        return isEnded ? .done : .refused(CommandTexts.current.notices.noNotice("\(id)"))
    }

    private func sendDebts(
        _ file: String, _ targets: DebtTargets, _ reason: String, now: Timestamp, today: Day
    ) async throws -> NoticeOperation.Outcome {
        let notice = try DebtFile(file).notice(now: now)
        let kept = try await database.write { connection in
            let store = Operator(connection)
            let kept = try store.keep(notice)
            guard (kept.title, kept.text) == (notice.title, notice.text) else { return DebtNotice?.none }
            try store.record(.debtNotice, of: nil, detail: notice.name, reason: reason, now: now)
            return kept
        }
        guard let kept else {
            return .refused(CommandTexts.current.notices.otherText(notice.name))
        }
        let run = DebtRun(notice: kept, targets: targets, today: today)
        return .debts(try await run.run(on: database, words, now: now, notBefore: hours.next(from: now)))
    }
}
