/// A telephone number in the international form (E.164): "+77273569999".
package struct PhoneNumber: Hashable, Sendable {
    package let text: String

    /// Parses it as people type it: "+7 727 356-99-99", or "8 (727) 356-99-99" as within Kazakhstan. Nil if it is invalid.
    package init?(_ typed: String) {
        let kept = typed.trimmingBlanks().unicodeScalars.filter { !$0.isBlank && !"()-‑–.".unicodeScalars.contains($0) }
        var text = String(String.UnicodeScalarView(kept))
        // 8 is the prefix of calls within the country.
        if text.first == "8", text.utf8.count == 11 { text = "+7" + text.dropFirst() }
        let digits = text.utf8.dropFirst()
        // The numbers of Kazakhstan have one length; a lost digit is noticed.
        guard !text.hasPrefix("+7") || digits.count == 11 else { return nil }
        guard text.first == "+", 8...15 ~= digits.count, digits.first != UInt8(ascii: "0"),
            digits.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 })
        else { return nil }
        self.text = text
    }

    /// A number that was validated when it was stored.
    package init(stored text: String) {
        self.text = text
    }

    /// In groups: "+7 727 356 99 99"; a number of another country as it is.
    package var grouped: String {
        let digits = Array(text)
        guard digits.count == 12, text.hasPrefix("+7") else { return text }
        let groups = [0..<2, 2..<5, 5..<8, 8..<10, 10..<12]
        return groups.map { String(digits[$0]) }.joined(separator: " ")
    }
}
