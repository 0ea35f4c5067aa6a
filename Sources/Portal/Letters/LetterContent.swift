import Store
import Web

/// What a letter says, in one language: the text and the HTML of the letter are both made from it.
struct LetterContent {
    let kind: LetterKind
    let subject: String
    let paragraphs: [String]
    /// What the letter is about in figures: the first is the most important.
    var facts: [(name: String, value: String)] = []
    /// Sentences under a heading of their own.
    var list: (title: String, sentences: [String])?
    /// The page that the letter leads to.
    var link: (label: String, page: any Endpoint)?
    /// Another site to which it leads: where to pay.
    var outside: (label: String, address: String)?
    /// What comes after the link: how long it works, and what to do if it was somebody else.
    var notes: [String] = []
    /// What ends such letters, and why they come.
    var unsubscribe: (label: String, page: UnsubscribePage, why: String)?
}
