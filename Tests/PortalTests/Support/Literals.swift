import Domain

// Codes and months as literals, which tests write often.

extension ServiceCode: ExpressibleByStringLiteral {
    public init(stringLiteral text: String) {
        self.init(stored: text)
    }
}

extension Month: ExpressibleByStringLiteral {
    public init(stringLiteral text: String) {
        self = Month(iso: text)!
    }
}
