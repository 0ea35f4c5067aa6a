/// A small table that somebody saved with a spreadsheet: rows of fields, separated by commas, semicolons or tabs.
package struct SavedTable: Sendable {
    /// With the line on which each begins, from 1 on; without empty ones.
    package let rows: [(line: Int, fields: [String])]

    /// Nil if a quote is never closed.
    package init?(_ text: String) {
        var scalars = Array(text.unicodeScalars)
        if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
        let separator = SavedTable.separator(scalars)
        var reader = Reader(separator: separator)
        for scalar in scalars { reader.add(scalar) }
        guard let rows = reader.end() else { return nil }
        self.rows = rows
    }

    /// The one of the first line.
    private static func separator(_ scalars: [Unicode.Scalar]) -> Unicode.Scalar {
        let head = scalars.prefix { $0 != "\n" && $0 != "\r" }
        return [";", "\t"].first { head.contains($0) } ?? ","
    }

    private struct Reader {
        let separator: Unicode.Scalar
        private var rows: [(line: Int, fields: [String])] = []
        private var fields: [String] = []
        private var field = ""
        private var (line, firstLine) = (1, 1)
        /// Inside quotes, and after a quote in them that may end them.
        private var (isQuoted, mayEnd) = (false, false)
        private var wasReturn = false

        init(separator: Unicode.Scalar) {
            self.separator = separator
        }

        mutating func add(_ scalar: Unicode.Scalar) {
            let isSecond = wasReturn && scalar == "\n"
            wasReturn = scalar == "\r"
            if isQuoted, !mayEnd {
                if scalar == "\"" { mayEnd = true } else { keep(scalar, isSecond) }
                return
            }
            if isQuoted, scalar == "\"" {
                keep(scalar, false)
                mayEnd = false
                return
            }
            (isQuoted, mayEnd) = (false, false)
            switch scalar {
            case "\"" where field.isEmpty: isQuoted = true
            case separator: endField()
            case "\n" where isSecond: break
            case "\n", "\r": endRow()
            default: field.unicodeScalars.append(scalar)
            }
        }

        private mutating func keep(_ scalar: Unicode.Scalar, _ isSecond: Bool) {
            field.unicodeScalars.append(scalar)
            if scalar == "\r" || scalar == "\n" && !isSecond { line += 1 }
        }

        private mutating func endField() {
            fields.append(field.trimmingBlanks())
            field = ""
        }

        private mutating func endRow() {
            endField()
            if fields.contains(where: { !$0.isEmpty }) { rows.append((firstLine, fields)) }
            fields = []
            line += 1
            firstLine = line
        }

        mutating func end() -> [(line: Int, fields: [String])]? {
            guard !isQuoted || mayEnd else { return nil }
            endRow()
            return rows
        }
    }
}
