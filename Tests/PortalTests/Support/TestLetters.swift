import Operations
import Store
import Testing

@testable import Portal

extension TestSite {
    /// The letters to an address that wait in the outbox, the oldest first.
    func letters(to recipient: String) async throws -> [Letter] {
        let waiting = try await database.read { try Operator($0).waitingLetters(10_000) }
        var letters: [Letter] = []
        for letter in waiting where letter.letter.recipient == recipient {
            let isNotice = letter.letter.kind.isNotice
            if let words = isNotice ? try await noticeCompletion.complete(letter) : letter.letter {
                letters.append(words)
            }
        }
        return letters
    }

    /// The path of the link in the latest letter of this kind to an address.
    func link(_ kind: LetterKind, to recipient: String) async throws -> String {
        let letter = try #require(try await letters(to: recipient).last { $0.kind == kind })
        let start = try #require(letter.text.firstRange(of: "http://kabinet.test/")?.upperBound)
        return "/" + letter.text[start...].prefix { $0 != "\n" }
    }
}
