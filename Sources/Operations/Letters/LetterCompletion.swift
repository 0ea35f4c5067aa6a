package import Store

/// Writes what is made only when a letter is sent: an electronic bill's words and PDF, a notice about an account.
package protocol LetterCompletion: Sendable {
    /// Of other kinds the letter is sent as it waits.
    func completes(_ kind: LetterKind) -> Bool

    /// - Returns: nil if the letter has nothing to say any more; then it is deleted.
    func complete(_ letter: WaitingLetter) async throws -> Letter?
}
