import Store
import Web

/// What a letter says, in one language: the text and the HTML of the letter are both made from it.
struct LetterContent {
    let kind: LetterKind
    let subject: String
    let paragraphs: [String]
    /// The page that the letter leads to.
    var link: (label: String, page: any Endpoint)?
    /// What comes after the link: how long it works, and what to do if it was somebody else.
    var notes: [String] = []
}
