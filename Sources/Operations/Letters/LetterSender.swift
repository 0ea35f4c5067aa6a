package import Domain
import Mail
package import Store
import Synchronization

/// Sends what waits in the outbox.
///
/// On each connection a letter is taken, sent and recorded before the next one is taken; recording and taking are one
/// transaction. So a crash loses no letter, and repeats at most the one that each connection was sending.
package final class LetterSender: Sendable {
    private let database: any Database
    private let carrier: any LetterCarrier
    private let paper: LetterPaper
    private let completions: [any LetterCompletion]
    /// When letters may leave for which nobody waits.
    private let hours: LetterHours
    private let now: @Sendable () -> Timestamp
    private let rate: Mutex<SendingRate>
    /// For how long nobody else takes a letter, in seconds; longer than an attempt takes.
    private let lease: Int64

    /// - Parameters:
    ///   - perMinute: the most letters in a minute.
    ///   - timeout: the longest attempt, in seconds.
    package init(
        from database: any Database, to carrier: any LetterCarrier, on paper: LetterPaper,
        completedBy completions: [any LetterCompletion] = [], hours: LetterHours = .always, perMinute: Int = .max,
        timeout: Int = 60,
        now: @escaping @Sendable () -> Timestamp
    ) {
        (self.database, self.carrier, self.paper, self.completions) = (database, carrier, paper, completions)
        (self.hours, lease, self.now) = (hours, Int64(timeout) * 2, now)
        rate = Mutex(SendingRate(perMinute: perMinute))
    }

    /// What one pass did.
    package struct Pass: Sendable {
        package fileprivate(set) var sent = 0
        package fileprivate(set) var failed = 0
        /// Why the server could not be reached, if so: then the rest waits.
        package fileprivate(set) var trouble: String?
    }

    /// Sends until nothing is due, the server cannot be reached, or the task is cancelled.
    package func sendAll() async throws -> Pass {
        let start = now()
        let bulk = hours.next(from: start) == start
        guard try await database.read({ try Operator($0).hasDueLetter(bulk: bulk, now: start) }) else { return Pass() }
        let finished = Finished()
        return try await withThrowingTaskGroup(of: Void.self) { group in
            var (pass, running) = (Pass(), 0)
            while true {
                let ended = finished.take()
                running -= ended.count
                pass.count(ended)
                let room = rate.withLock { [now] in $0.room(at: now()) }
                let mayGoOn = pass.trouble == nil && !Task.isCancelled
                let free = mayGoOn ? min(carrier.connections - running, room) : 0
                let letters = try await record(ended, andTake: free)
                for letter in letters { group.addTask { [self] in finished.add(letter, await send(letter)) } }
                running += letters.count
                rate.withLock { $0.take(letters.count) }
                guard running > 0 else { return pass }
                while finished.isEmpty { try await group.next() }
            }
        }
    }

    private func record(_ ended: [Attempt], andTake limit: Int) async throws -> [WaitingLetter] {
        guard !ended.isEmpty || limit > 0 else { return [] }
        let now = now()
        // A queue of bills that is not empty in the evening goes on in the morning.
        let bulk = hours.next(from: now) == now
        // A task of its own: what was sent is recorded even if the service is being stopped.
        return try await Task { [database, lease] in
            try await database.write { connection in
                let store = Operator(connection)
                for attempt in ended { try store.record(attempt.outcome, of: attempt.letter, now: now) }
                return limit > 0 ? try store.takeLetters(limit, bulk: bulk, now: now, until: now + lease) : []
            }
        }.value
    }

    private func send(_ letter: WaitingLetter) async -> (LetterOutcome, trouble: String?) {
        let content: Letter?
        do {
            content = try await complete(letter)
        } catch {
            return (later(letter, "not written: \(error)"), nil)
        }
        guard let content else { return (.withdrawn, nil) }
        guard let recipient = Mailbox(address: content.recipient) else {
            return (.failed(answer("no mail server takes this address"), isAddressWrong: true), nil)
        }
        do {
            let message = try paper.message(content, of: letter, to: recipient)
            let carried = CarriedMessage(letter: letter, from: paper.sender, to: recipient, bytes: message)
            return outcome(of: await carrier.carry(carried), letter)
        } catch {
            return (later(letter, "not signed: \(error)"), nil)
        }
    }

    /// Nil if it has nothing to say any more.
    private func complete(_ letter: WaitingLetter) async throws -> Letter? {
        let kind = letter.letter.kind
        if let completion = completions.first(where: { $0.completes(kind) }) {
            return try await completion.complete(letter)
        }
        return kind.isCompletedWhenSent ? nil : letter.letter
    }

    private func outcome(of delivery: Delivery, _ letter: WaitingLetter) -> (LetterOutcome, trouble: String?) {
        switch delivery {
        case .accepted(let words): (.sent(answer(words)), nil)
        case .refused(let words, let isAddressWrong):
            (.failed(answer(words), isAddressWrong: isAddressWrong), nil)
        case .postponed(let words): (later(letter, words), nil)
        case .unreachable(let words): (.returned, words)
        }
    }

    private func later(_ letter: WaitingLetter, _ words: String) -> LetterOutcome {
        let next = RetryPauses.next(after: letter.attempts, of: letter.createdAt, now: now())
        guard let next else { return .failed(answer(words), isAddressWrong: false) }
        return .postponed(until: next, answer(words))
    }

    private func answer(_ words: String) -> LetterAnswer { LetterAnswer(server: carrier.name, words: words) }

    fileprivate struct Attempt: Sendable {
        let letter: WaitingLetter
        let outcome: LetterOutcome
        let trouble: String?
    }

    /// The attempts that have ended and are not recorded yet.
    private final class Finished: Sendable {
        private let attempts = Mutex<[Attempt]>([])

        var isEmpty: Bool { attempts.withLock { $0.isEmpty } }

        func add(_ letter: WaitingLetter, _ end: (outcome: LetterOutcome, trouble: String?)) {
            attempts.withLock { $0.append(Attempt(letter: letter, outcome: end.outcome, trouble: end.trouble)) }
        }

        func take() -> [Attempt] {
            attempts.withLock { attempts in
                defer { attempts = [] }
                return attempts
            }
        }
    }
}

extension LetterSender.Pass {
    fileprivate mutating func count(_ attempts: [LetterSender.Attempt]) {
        for attempt in attempts {
            switch attempt.outcome {
            case .sent: sent += 1
            case .failed: failed += 1
            case .postponed, .returned, .withdrawn: break
            }
            trouble = trouble ?? attempt.trouble
        }
    }
}
