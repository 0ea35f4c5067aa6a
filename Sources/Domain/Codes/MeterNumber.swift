/// The number on a meter: any text.
package struct MeterNumber: Hashable, Sendable, ExpressibleByStringLiteral {
    package let text: String

    /// A number that was validated when it was stored.
    package init(stored text: String) {
        self.text = text
    }

    /// A literal of the program.
    package init(stringLiteral text: StaticString) {
        self.init(stored: text.description)
    }
}

extension MeterNumber {
    /// Whether somebody who typed this may have read it from the meter.
    package func resembles(_ typed: String) -> Bool {
        let own = LookAlikes.folded(text)
        return !own.isEmpty && LookAlikes.folded(typed) == own
    }
}
