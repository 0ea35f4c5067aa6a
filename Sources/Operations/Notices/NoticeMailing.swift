import Domain
import Store

extension OperatorNotice {
    /// When its letters may leave: by day, and not before it is shown.
    func lettersStart(_ hours: LetterHours, now: Timestamp) -> Timestamp { hours.next(from: max(now, from)) }
}

/// Writes the letters of the operator's notices, some customers at a time. It may be interrupted, and goes on in the
/// next minute: nobody gets one twice.
struct NoticeMailing: Sendable {
    let database: any Database
    let hours: LetterHours
    var batch = 100

    /// - Returns: how many letters it wrote.
    func run(now: Timestamp) async throws -> Int {
        let waiting = try await database.read { try Operator($0).noticesWithoutLetters(now: now) }
        var count = 0
        for notice in waiting { count += try await write(notice, now: now) }
        return count
    }

    private func write(_ notice: OperatorNotice, now: Timestamp) async throws -> Int {
        let start = notice.lettersStart(hours, now: now)
        var (count, last) = (0, CustomerID?.none)
        repeat {
            try Task.checkCancellation()
            let after = last
            let page = try await database.write { [batch] connection in
                let store = Operator(connection)
                // It may have been ended meanwhile.
                guard try store.noticesWithoutLetters(now: now).contains(notice) else { return (0, CustomerID?.none) }
                let recipients = try store.recipients(after: after, limit: batch)
                let written = try recipients.count { recipient in
                    guard try store.concerns(notice, recipient.customer) else { return false }
                    let key = ToldNotice(.operatorNotice, String(notice.id), to: recipient.customer)
                    let letter = Letter(unwritten: .operatorNotice, to: recipient)
                    return try store.tell([key], letter, now: now, notBefore: start)
                }
                return (written, recipients.count == batch ? recipients.last?.customer : nil)
            }
            count += page.0
            last = page.1
        } while last != nil
        try await database.write { try Operator($0).lettersAreWritten(of: notice) }
        return count
    }
}
