/// The number of a meter, as it stands on it: any text.
package struct MeterNumber: Hashable, Sendable, ExpressibleByStringLiteral {
    package let text: String

    /// A number that was checked when it entered the database.
    package init(stored text: String) {
        self.text = text
    }

    /// One in the program's own text.
    package init(stringLiteral text: StaticString) {
        self.init(stored: text.description)
    }
}
