import Domain

// Months as literals, which tests write often.

extension Month: ExpressibleByStringLiteral {
    public init(stringLiteral text: String) {
        self = Month(iso: text)!
    }
}
