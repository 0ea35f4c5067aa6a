package import Store

/// Writes what is made only when a letter is sent (`LetterKind.isCompletedWhenSent`): an electronic bill's words and
/// PDF.
package protocol LetterCompletion: Sendable {
    /// - Returns: nil if the letter has nothing to say any more; then it is deleted.
    func complete(_ letter: WaitingLetter) async throws -> Letter?
}
