package import Domain
package import Store
import Words

/// What a command does with readings that customers gave: a value, so that it can be sent to the running portal.
package enum ReadingOperation: Codable, Sendable {
    /// Passes on what can be corrected no more, an export for each supplier.
    case export
    /// The files of an export were written.
    case fetched(Int)
    case answers([ReadingAnswer])
    case decide(Decision, receipt: String, reason: String)

    package enum Decision: Codable, Sendable {
        case accept
        /// - Parameter because: the raw value of a `DecisionReason`, which the customer reads.
        case reject(because: String)
        case ask(because: String)
    }

    /// What came of it.
    package enum Outcome: Codable, Sendable {
        /// The numbers of the new exports.
        case exported([Int])
        case answered(ReadingAnswerCount)
        /// - Parameter isMailed: whether a letter was written.
        case done(isMailed: Bool)
        /// Nothing was changed, for this reason.
        case refused(String)
    }

    /// For the log, which names no person.
    package var word: String {
        switch self {
        case .export: "export"
        case .fetched: "fetched"
        case .answers: "answers"
        case .decide: "decide"
        }
    }
}

/// What came of billing's answers.
package struct ReadingAnswerCount: Codable, Sendable {
    /// Those that were kept, also if they were there already.
    package var taken = 0
    /// The places of those that are about no reading that was passed on.
    package var unknown: [Int] = []
    /// Letters to customers.
    package var letters = 0
}

/// Does everything about readings that customers gave, where the database is.
package struct ReadingDesk: Sendable {
    private let database: any Database
    private let letters: any LetterWriting

    package init(on database: any Database, _ letters: any LetterWriting) {
        (self.database, self.letters) = (database, letters)
    }

    package func run(
        _ operation: ReadingOperation, now: Timestamp, today: Day
    ) async throws -> ReadingOperation.Outcome {
        switch operation {
        case .export: return .exported(try await export(now: now, today: today))
        case .fetched(let number):
            try await database.write { try Operator($0).noteFetched(number, now: now) }
            return .done(isMailed: false)
        case .answers(let answers): return .answered(try await keep(answers, now: now))
        case .decide(let decision, let typed, let reason):
            return try await decide(decision, typed, reason, now: now)
        }
    }

    /// Each supplier's in a transaction of its own.
    private func export(now: Timestamp, today: Day) async throws -> [Int] {
        let suppliers = try await database.read { try Operator($0).suppliersWithReadings(until: today) }
        var numbers: [Int] = []
        for supplier in suppliers {
            let made = try await database.write { connection in
                try Operator(connection).export(of: supplier, until: today, now: now) { readings in
                    let file = ReadingFile(readings)
                    return (file.rows, file.digest)
                }
            }
            if let made { numbers.append(made.number) }
        }
        return numbers
    }

    /// Some in a transaction, and the letters that they cause.
    private func keep(_ answers: [ReadingAnswer], now: Timestamp) async throws -> ReadingAnswerCount {
        // Of several about the same in one file the last one counts: so the file can be given again.
        let last = Dictionary(answers.indices.map { (answers[$0].subject, $0) }) { $1 }
        var count = ReadingAnswerCount()
        for start in stride(from: 0, to: answers.count, by: ReadingDesk.chunk) {
            let part = answers[start..<min(answers.count, start + ReadingDesk.chunk)]
            let (unknown, written) = try await database.write { [letters] connection in
                let store = Operator(connection)
                let catalogue = try store.catalogue()
                var (unknown, written) = ([Int](), 0)
                for (place, answer) in part.enumerated() where last[answer.subject] == start + place {
                    do {
                        guard let told = try store.keep(answer, now: now) else { continue }
                        for letter in letters.readingAnswered(told, catalogue) {
                            written += try store.outbox.post(letter, now: now) == nil ? 0 : 1
                        }
                    } catch is UnknownReading {
                        unknown.append(start + place)
                    }
                }
                return (unknown, written)
            }
            count.unknown += unknown
            count.letters += written
            count.taken += part.count - unknown.count
        }
        return count
    }

    private static let chunk = 200

    private func decide(
        _ decision: ReadingOperation.Decision, _ typed: String, _ reason: String, now: Timestamp
    ) async throws -> ReadingOperation.Outcome {
        let words = CommandTexts.current.readings
        guard let receipt = ReceiptNumber(typed) else { return .refused(words.notANumber(typed)) }
        let (state, because) =
            switch decision {
            case .accept: (SubmissionState.accepted, DecisionReason?.none)
            case .reject(let because): (.rejected, DecisionReason(rawValue: because))
            case .ask(let because): (.asked, DecisionReason(rawValue: because))
            }
        return try await database.write { [letters] connection in
            let store = Operator(connection)
            guard let before = try store.reading(receipt) else { return .refused(words.none(receipt.text)) }
            if state == .accepted, try store.isAboveLater(before) { return .refused(words.aboveLater) }
            guard try store.decide(receipt, state, because, now: now), let after = try store.reading(receipt) else {
                return .refused(words.stateIs(before.submission.state.rawValue))
            }
            try store.record(
                .decideReading, of: nil, detail: receipt.text + " " + state.rawValue, reason: reason, now: now)
            let written = try letters.readingAnswered(after, try store.catalogue()).map { letter in
                try store.outbox.post(letter, now: now) != nil
            }
            return .done(isMailed: written.contains(true))
        }
    }
}

extension ReadingDesk {
    /// Takes the readings of the batch in force as billing's answer where it gave none.
    ///
    /// - Returns: how many answers it found.
    package func matchBatch(now: Timestamp) async throws -> Int {
        var (last, found): (String?, Int) = (nil, 0)
        repeat {
            try Task.checkCancellation()
            let after = last
            let part = try await database.read {
                try Operator($0).answersOfBatch(after: after, limit: ReadingDesk.chunk)
            }
            found += try await keep(part.answers, now: now).taken
            last = part.last
        } while last != nil
        return found
    }
}
