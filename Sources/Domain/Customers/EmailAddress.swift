/// An e-mail address, in lower case: ASCII only, at most 254 bytes, and without the quoting that RFC 5322 also allows.
package struct EmailAddress: Hashable, Sendable {
    package let text: String

    /// Parses it as people type it, with capitals and blanks around it. Nil if it is invalid.
    package init?(_ typed: String) {
        // Before the lower case: that of "K", the sign of the kelvin, is a plain "k".
        guard typed.trimmingBlanks().utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        let text = EmailAddress.normalized(typed)
        let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard text.utf8.count <= 254, parts.count == 2, 1...64 ~= parts[0].count,
            parts[0].allSatisfy(EmailAddress.isLocal), EmailAddress.isDomain(parts[1])
        else { return nil }
        self.text = text
    }

    /// What a typed address is looked up by, valid or not: without blanks around it, in lower case.
    package static func normalized(_ typed: String) -> String { typed.trimmingBlanks().lowercased() }

    /// An address that was validated when it was stored.
    package init(stored text: String) {
        self.text = text
    }

    /// The part before the "@".
    package var localPart: Substring { text.prefix { $0 != "@" } }

    /// For another reader than its owner: "a…@example.kz".
    package var masked: String { text.prefix(1) + "…" + text.drop { $0 != "@" } }

    private static func isLocal(_ byte: UInt8) -> Bool {
        isAlphanumeric(byte) || "!#$%&'*+-/=?^_`{|}~.".utf8.contains(byte)
    }

    /// Two or more labels, each of letters, digits and inner hyphens.
    private static func isDomain(_ domain: Substring.UTF8View) -> Bool {
        let labels = domain.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return labels.count >= 2
            && labels.allSatisfy { label in
                1...63 ~= label.count && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
                    && label.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
            }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
        default: false
        }
    }
}
