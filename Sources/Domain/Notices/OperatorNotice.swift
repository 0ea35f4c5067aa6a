/// What the operator tells customers: works, outages, prices.
package struct OperatorNotice: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        case info
        /// Planned works.
        case works
        case outage
        case price
    }

    package let id: Int64
    package let kind: Kind
    /// It is shown from the first moment until the second.
    package let from: Timestamp
    package let until: Timestamp
    package let audience: NoticeAudience
    package let title: Words
    /// Each line is a paragraph.
    package let text: Words

    package init(
        id: Int64, kind: Kind, from: Timestamp, until: Timestamp, audience: NoticeAudience, title: Words, text: Words
    ) {
        (self.id, self.kind, self.from, self.until) = (id, kind, from, until)
        (self.audience, self.title, self.text) = (audience, title, text)
    }

    package func paragraphs(in language: Language) -> [String] {
        text[language].split(whereSeparator: \.isNewline).map(String.init).filter { !$0.trimmingBlanks().isEmpty }
    }
}
