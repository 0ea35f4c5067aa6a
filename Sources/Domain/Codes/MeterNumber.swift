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
