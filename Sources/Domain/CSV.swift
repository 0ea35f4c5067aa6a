/// Writes CSV by RFC 4180.
package enum CSV {
    package static func row(_ fields: [String], separator: Unicode.Scalar = ",", end: String = "\r\n") -> String {
        fields.map { field($0, separator: separator) }.joined(separator: String(separator)) + end
    }

    /// Quoted if it contains a quote, a line end, or what separates fields in any locale; a number only if its comma is the
    /// separator here. By scalars: a quote with an accent is still a quote.
    package static func field(_ text: String, separator: Unicode.Scalar = ",") -> String {
        guard !isPlain(text) else { return text }
        let isNumber = text.utf8.allSatisfy { "0123456789,.-".utf8.contains($0) }
        let mustBeQuoted = text.unicodeScalars.contains { scalar in
            scalar == "\"" || scalar == separator || !isNumber && isSeparator(scalar)
        }
        guard mustBeQuoted else { return text }
        var quoted = "\"".unicodeScalars
        for scalar in text.unicodeScalars {
            if scalar == "\"" { quoted.append(scalar) }
            quoted.append(scalar)
        }
        return String(quoted) + "\""
    }

    /// Keeps text from being read as a formula by a spreadsheet: an apostrophe stands before what begins like one, also
    /// behind characters that nobody sees, and behind what another locale takes for the end of a field.
    package static func inert(_ text: String) -> String {
        guard !isPlain(text) else { return text }
        var inert: [Unicode.Scalar] = []
        /// Where the field begins, as long as nothing is seen of it.
        var start: Int? = 0
        for scalar in text.unicodeScalars {
            if let first = start, beginsFormula(scalar) {
                inert.insert("'", at: first)
                start = nil
            } else if let first = start, !isInvisible(scalar) || first > 0 && scalar == " " {
                start = nil
            }
            inert.append(scalar)
            if start == nil, isSeparator(scalar) { start = inert.count }
        }
        // Some spreadsheets drop these, whatever follows.
        if let first = inert.first, "\t\r\n".unicodeScalars.contains(first) { inert.insert("'", at: 0) }
        return String(String.UnicodeScalarView(inert))
    }

    /// Whether it begins with a letter or a figure and has neither a quote nor a separator: most codes and sums, and nothing else
    /// needs to be asked of them. Only of ASCII.
    private static func isPlain(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            guard let first = bytes.first, isLetterOrFigure(first) else { return bytes.isEmpty }
            return bytes.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "|"): false
                default: 0x20...0x7E ~= byte
                }
            }
        }
    }

    private static func isLetterOrFigure(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: false
        }
    }

    private static func beginsFormula(_ scalar: Unicode.Scalar) -> Bool {
        "=+-@＝＋－＠﹦﹢﹣﹫".unicodeScalars.contains(scalar)
    }

    private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
        ",;|\t\r\n\u{B}\u{C}\u{85}\u{2028}\u{2029}".unicodeScalars.contains(scalar)
    }

    /// Nothing is seen of it at the beginning of a text.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .nonspacingMark, .enclosingMark, .lineSeparator, .paragraphSeparator, .spaceSeparator:
            true
        default: false
        }
    }
}
