/// Writes CSV by RFC 4180.
package enum CSV {
    package static func row(_ fields: [String], separator: Unicode.Scalar = ",", end: String = "\r\n") -> String {
        fields.map { field($0, separator: separator) }.joined(separator: String(separator)) + end
    }

    /// Quoted if it contains a separator, a quote or a line end. By scalars: a quote with an accent is still a quote.
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

    /// Keeps text from being read as a formula by a spreadsheet.
    package static func inert(_ text: String) -> String {
        text.unicodeScalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) } == true ? "'" + text : text
    }
}
