/// A code of the billing system: 1 to 32 of a–z A–Z 0–9 . _ -
package protocol Code: Hashable, Comparable, Sendable, ExpressibleByStringLiteral {
    var text: String { get }

    /// A code that was validated when it was stored.
    init(stored text: String)
}

extension Code {
    /// Nil unless it is a valid code.
    package init?(_ text: String) {
        guard CodeText.isWellFormed(text) else { return nil }
        self.init(stored: text)
    }

    /// A literal of the program.
    package init(stringLiteral text: StaticString) {
        self.init(stored: text.description)
    }

    package static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

/// The form of codes.
package enum CodeText {
    package static let longest = 32

    package static func isWellFormed(_ text: UnsafeRawBufferPointer, upTo longest: Int = longest) -> Bool {
        1...longest ~= text.count
            && text.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
                case UInt8(ascii: "0")...UInt8(ascii: "9"): true
                case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"): true
                default: false
                }
            }
    }

    package static func isWellFormed(_ text: String, upTo longest: Int = longest) -> Bool {
        Array(text.utf8).withUnsafeBytes { isWellFormed($0, upTo: longest) }
    }
}
