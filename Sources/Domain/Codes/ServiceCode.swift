/// What a billing system calls a service: "electricity".
package struct ServiceCode: Hashable, Sendable {
    package let text: String

    /// Nil unless it is 1 to 32 of a–z A–Z 0–9 . _ -
    package init?(_ text: String) {
        let isWellFormed = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"): true
            default: false
            }
        }
        guard 1...32 ~= text.utf8.count, isWellFormed else { return nil }
        self.text = text
    }

    /// A code that was checked when it entered the database.
    package init(stored text: String) {
        self.text = text
    }
}
