import Web

/// The token of a link in a letter, as a parameter of its address. It is in the path: the log has only the path's
/// pattern.
struct LinkToken: PathValue {
    let text: String

    init(_ token: Token) {
        text = token.text
    }

    private init(text: String) {
        self.text = text
    }

    /// Any text is a token; what does not have its form is an unknown link, which the page explains.
    static func parse(_ pathText: String) -> LinkToken? { LinkToken(text: pathText) }

    var pathText: String { text }

    /// The SHA-256 of the token, as the database has it; empty if the text is not one.
    var digest: [UInt8] { Token(text: text)?.digest ?? [] }
}
