/// A section of the back of a bill (F12), as the operator wrote it.
package struct BackText: Hashable, Sendable {
    package let head: Words
    package let text: Words

    package init(head: Words, text: Words) {
        (self.head, self.text) = (head, text)
    }

    /// Each line of the text is a paragraph.
    package func paragraphs(in language: Language) -> [String] {
        text[language].unicodeScalars.split { Character($0).isNewline }.filter { !$0.allSatisfy(\.isBlank) }.map(
            String.init)
    }
}
