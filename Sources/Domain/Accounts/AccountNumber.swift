/// The number of a personal account ("дербес шот нөмірі"), as the bill prints it: 1–20 of digits, Latin capitals, "-", "/".
package struct AccountNumber: Hashable, Sendable {
    package let text: String

    /// Parses it as people type it, with blanks and small letters. Nil if it is invalid.
    package init?(_ typed: String) {
        let text = String(String.UnicodeScalarView(typed.unicodeScalars.filter { !$0.isBlank })).uppercased()
        guard AccountNumber.isWellFormed(text.utf8) else { return nil }
        self.text = text
    }

    /// A number that was validated when it was stored.
    package init(stored text: String) {
        self.text = text
    }

    /// As a part of a file name: "/" becomes "_", which no number contains, so that file names are unique.
    package var fileName: String {
        String(text.map { $0 == "/" ? "_" : $0 })
    }

    package static func isWellFormed(_ text: some Collection<UInt8>) -> Bool {
        Array(text).withUnsafeBytes { isWellFormed($0) }
    }

    package static func isWellFormed(_ text: UnsafeRawBufferPointer) -> Bool {
        1...20 ~= text.count
            && text.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
                case UInt8(ascii: "-"), UInt8(ascii: "/"): true
                default: false
                }
            }
    }
}
