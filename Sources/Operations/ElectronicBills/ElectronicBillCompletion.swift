package import Domain
package import Store

/// The words of electronic bills, and their PDF: the portal has them.
package protocol BillLetterWriting: Sendable {
    /// - Parameter kind: whether it is the first letter or a correction.
    /// - Returns: the letter, and the SHA-256 of the token in it that ends the subscription.
    func letter(_ kind: LetterKind, about bill: BillToSend) async throws -> (letter: Letter, token: [UInt8])
}

/// Writes an electronic bill when it is sent, so that no letter tells an old sum, and keeps what it says.
package struct ElectronicBillCompletion: LetterCompletion {
    private let database: any Database
    private let letters: any BillLetterWriting
    private let now: @Sendable () -> Timestamp

    package init(
        from database: any Database, by letters: any BillLetterWriting, now: @escaping @Sendable () -> Timestamp
    ) {
        (self.database, self.letters, self.now) = (database, letters, now)
    }

    package func completes(_ kind: LetterKind) -> Bool { kind.isBill }

    package func complete(_ waiting: WaitingLetter) async throws -> Letter? {
        // Rarely more than once: only if the bill is planned anew at this moment.
        for _ in 0..<3 {
            let bill = try await database.read { try Operator($0).billToSend(waiting.id) }
            guard let bill else { return nil }
            let fingerprint = bill.content.fingerprint
            // A correction of nothing, after the billing system has taken it back.
            guard bill.previous?.fingerprint != fingerprint else { return nil }
            let (letter, token) = try await letters.letter(waiting.letter.kind, about: bill)
            let now = now()
            let isKept = try await database.write { connection in
                try Operator(connection).wasWritten(bill, fingerprint, as: letter, token: token, now: now)
            }
            if isKept { return letter }
        }
        throw BillChanged()
    }
}

/// The bill was planned anew while its letter was written; it is tried again later.
struct BillChanged: Error, CustomStringConvertible {
    var description: String { "the bill was changed at the same moment" }
}
