import Domain

/// A table as CSV, for a spreadsheet: in Kazakh and Russian with the semicolons and decimal commas that a spreadsheet expects
/// there, in English with commas and points; a byte order mark, so that it is read as UTF-8.
struct Spreadsheet {
    enum Field {
        case text(String)
        case money(Money)
        case number(ExactDecimal)
    }

    private let language: Language
    private var text = "\u{FEFF}"

    init(_ language: Language, columns: [String]) {
        self.language = language
        add(columns.map(Field.text))
    }

    mutating func add(_ fields: [Field]) {
        let separator = language == .en ? "," : ";"
        text += fields.map { quoted(written($0), separator) }.joined(separator: separator) + "\r\n"
    }

    func file(named name: String) -> Answer {
        .file(name: name, type: "text/csv; charset=utf-8", bytes: Array(text.utf8))
    }

    private func written(_ field: Field) -> String {
        switch field {
        // A quote keeps text from being read as a formula.
        case .text(let text): text.first.map { "=+-@".contains($0) } == true ? "'" + text : text
        case .money(let money): localised(money.canonical)
        case .number(let number): localised(number.canonical)
        }
    }

    private func localised(_ number: String) -> String {
        language == .en ? number : number.replacing(".", with: ",")
    }

    private func quoted(_ field: String, _ separator: String) -> String {
        // By scalars: CR LF is one Character, equal to neither CR nor LF.
        field.unicodeScalars.contains { (separator + "\"\r\n").unicodeScalars.contains($0) }
            ? "\"" + field.replacing("\"", with: "\"\"") + "\"" : field
    }
}
