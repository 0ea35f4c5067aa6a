/// Rows of CSV as RFC 4180 has them.
package enum CSV {
    package static func row(_ fields: [String], separator: Unicode.Scalar = ",", end: String = "\r\n") -> String {
        fields.map { field($0, separator: separator) }.joined(separator: String(separator)) + end
    }

    /// In quotes where it holds what would end it. By scalars: a quote with an accent is still a quote.
    package static func field(_ text: String, separator: Unicode.Scalar = ",") -> String {
        let isPlain = text.unicodeScalars.allSatisfy { $0 != separator && $0 != "\"" && $0 != "\r" && $0 != "\n" }
        guard !isPlain else { return text }
        var quoted = "\"".unicodeScalars
        for scalar in text.unicodeScalars {
            if scalar == "\"" { quoted.append(scalar) }
            quoted.append(scalar)
        }
        return String(quoted) + "\""
    }

    /// A text that a spreadsheet would take for a formula stays a text.
    package static func inert(_ text: String) -> String {
        text.unicodeScalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) } == true ? "'" + text : text
    }
}
