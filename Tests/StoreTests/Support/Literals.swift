import Domain

// Days, months and quantities as literals, which tests write often.

extension Day: ExpressibleByStringLiteral {
    package init(stringLiteral iso: String) {
        self = Day(iso: iso)!
    }
}

extension Month: ExpressibleByStringLiteral {
    package init(stringLiteral iso: String) {
        self = Month(iso: iso)!
    }
}

extension AccountNumber: ExpressibleByStringLiteral {
    package init(stringLiteral text: String) {
        self = AccountNumber(text)!
    }
}

extension Money: ExpressibleByIntegerLiteral {
    package init(integerLiteral tiyn: Int64) {
        self.init(tiyn: tiyn)
    }
}

extension ExactDecimal: ExpressibleByIntegerLiteral {
    package init(integerLiteral whole: Int64) {
        self.init(millionths: whole * 1_000_000)
    }
}

extension Words: ExpressibleByStringLiteral {
    /// The same in every language, as `BatchRows` adds them.
    package init(stringLiteral text: String) {
        self.init(kk: text, ru: text, en: text)
    }
}

extension Period {
    static func of(_ first: Month, _ last: Month) -> Period { Period(first, last)! }
}
