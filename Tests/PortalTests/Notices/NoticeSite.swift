import Domain
import Operations
import Store
import Testing
import Web

@testable import Portal

extension TestSite {
    var desk: NoticeDesk {
        get throws {
            let localTime: @Sendable (Timestamp) -> LocalTime = { LocalTime($0, offset: 6 * 3600) }
            return NoticeDesk(
                on: database, try noticeWords, hours: LetterHours(localTime: localTime), localTime: localTime)
        }
    }

    var noticeCompletion: NoticeCompletion {
        get throws {
            NoticeCompletion(from: database, by: try noticeWords) { [clock] in
                clock.now
            } today: { [clock] in
                clock.today
            }
        }
    }

    private var noticeWords: NoticeWords {
        get throws {
            let letters = try OperatorLetters(publicAddress: PublicAddress("http://kabinet.test")!) {
                LocalTime($0, offset: 6 * 3600)
            }
            return NoticeWords(letters: letters)
        }
    }

    /// Tells customers what is due now.
    ///
    /// - Returns: how many letters were written.
    func tellCustomers() async throws -> Int {
        try await desk.tellCustomers(now: clock.now, today: clock.today)
    }

    @discardableResult
    func perform(_ operation: NoticeOperation) async throws -> NoticeOperation.Outcome {
        try await desk.run(operation, now: clock.now, today: clock.today)
    }

    /// Changes the billing system's data.
    func bill(_ statement: SQL, _ values: any Bindable...) async throws {
        let values = values.map(\.stored)
        try await database.publish { connection in _ = try connection.execute(statement, values.map(Stored.init)) }
    }

    private struct Stored: Bindable {
        let stored: StoredValue

        init(_ stored: StoredValue) { self.stored = stored }
    }
}

/// The portal's words of notices.
private struct NoticeWords: NoticeWriting {
    let letters: OperatorLetters

    func notice(_ notice: CustomerNotice, about link: NoticedLink, _ catalogue: Catalogue, now: Timestamp) -> Letter {
        letters.notice(notice, about: link, catalogue, now: now)
    }

    func notice(_ notice: OperatorNotice, to recipient: LetterRecipient, _ catalogue: Catalogue?) -> Letter {
        letters.notice(notice, to: recipient, catalogue)
    }

    func debtNotice(
        _ notice: DebtNotice, _ debt: AccountDebt, id: Int64, to recipient: LetterRecipient, _ catalogue: Catalogue
    ) -> Letter {
        letters.debtNotice(notice, debt, id: id, to: recipient, catalogue)
    }
}
