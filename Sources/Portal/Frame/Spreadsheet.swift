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
        text += CSV.row(fields.map(written), separator: language == .en ? "," : ";")
    }

    func file(named name: String) -> Answer {
        .file(name: name, type: "text/csv; charset=utf-8", bytes: Array(text.utf8))
    }

    private func written(_ field: Field) -> String {
        switch field {
        case .text(let text): CSV.inert(text)
        case .money(let money): localised(money.canonical)
        case .number(let number): localised(number.canonical)
        }
    }

    private func localised(_ number: String) -> String {
        language == .en ? number : number.replacing(".", with: ",")
    }
}
