import Domain
import Mail
import Operations
import Store
import TestDatabases
import Web

@testable import Portal

extension TestSite {
    var mailFolder: String { folder + "/mail" }

    private var letterFolder: LetterFolder { LetterFolder(path: mailFolder) }

    /// The nightly job, now.
    func runNightlyJob() async throws {
        _ = try await RetentionRun(on: database, try letters, letterFolder, files: files).run(
            now: clock.now, today: clock.today)
    }

    func operate(_ act: CustomerAct, on email: String, reason: String) async throws -> CustomerOperation.Outcome {
        try await CustomerOperation.act(act, email: email, reason: reason)
            .run(on: database, try letters, now: clock.now)
    }

    /// Writes the waiting letters as files.
    func deliverLetters() async throws {
        let paper = LetterPaper(sender: Mailbox(address: "kabinet@kabinet.test")!, host: "kabinet.test")
        let bills = ElectronicBillCompletion(from: database, by: ElectronicBillLetters(portal)) { [clock] in clock.now }
        _ = try await LetterSender(
            from: database, to: letterFolder, on: paper, completedBy: [bills, try noticeCompletion]
        ) { [clock] in
            clock.now
        }.sendAll()
    }

    /// Puts the electronic bills of the newest month into the outbox.
    func planBills() async throws {
        var planner = ElectronicBillPlanner(on: database, hours: .always)
        _ = try await planner.run(now: clock.now)
    }

    func answer(_ act: FeedbackOperation.Act, _ reference: FeedbackReference) async throws -> FeedbackOperation.Outcome
    {
        try await FeedbackOperation(act, on: reference).run(on: database, try letters, now: clock.now)
    }

    /// What the operator's commands do with readings.
    func readings(_ operation: ReadingOperation) async throws -> ReadingOperation.Outcome {
        try await ReadingDesk(on: database, try letters).run(operation, now: clock.now, today: clock.today)
    }

    func matchReadings() async throws -> Int {
        try await ReadingDesk(on: database, try letters).matchBatch(now: clock.now)
    }

    private var letters: NightlyLetters {
        get throws {
            NightlyLetters(
                letters: try OperatorLetters(publicAddress: PublicAddress("http://kabinet.test")!) {
                    LocalTime($0, offset: 6 * 3600)
                })
        }
    }
}

extension ElectronicBillLetters: BillLetterWriting {}

private struct NightlyLetters: LetterWriting {
    let letters: OperatorLetters

    func invitation(
        to customer: CustomerIdentity, in language: Language, _ catalogue: Catalogue?, now: Timestamp
    ) -> (Letter, MailLink) {
        letters.invitation(to: customer, in: language, catalogue, now: now)
    }

    func secondFactorRemoved(from customer: CustomerIdentity, _ catalogue: Catalogue?) -> Letter {
        letters.secondFactorRemoved(from: customer, catalogue)
    }

    func feedbackAnswered(_ head: FeedbackHead, _ answer: FeedbackText, _ catalogue: Catalogue?) -> Letter? {
        letters.feedbackAnswered(head, answer, catalogue)
    }

    func readingAnswered(_ reading: DecidedReading, _ catalogue: Catalogue?) -> [Letter] {
        letters.readingAnswered(reading, catalogue)
    }

    func deleted(_ customer: CustomerIdentity, _ catalogue: Catalogue?) -> Letter {
        letters.deleted(customer, catalogue)
    }
}
