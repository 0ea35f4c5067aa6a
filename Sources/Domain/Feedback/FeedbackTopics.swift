/// What customers can write about, as the operator lists it.
package struct FeedbackTopics: Sendable {
    /// In the operator's order.
    package let all: [FeedbackTopic]

    package init(_ all: [FeedbackTopic]) {
        self.all = all
    }

    /// Nil for a topic that is no longer in the list.
    package subscript(code: TopicCode) -> FeedbackTopic? { all.first { $0.code == code } }

    /// The topic's name; its code once it is no longer in the list.
    package func name(of code: TopicCode, in language: Language) -> String {
        self[code]?.name[language] ?? code.text
    }
}

package struct FeedbackTopic: Sendable {
    package let code: TopicCode
    package let name: Words
    /// Within how many days an answer is due.
    package let days: Int

    package init(code: TopicCode, name: Words, days: Int) {
        (self.code, self.name, self.days) = (code, name, days)
    }
}

package struct TopicCode: Code {
    package let text: String

    package init(stored text: String) {
        self.text = text
    }
}
