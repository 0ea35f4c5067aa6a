import Domain
import Store
import Words

/// A column of a file, with the same name in the database.
struct Column: Sendable {
    let name: SQL
    let form: Form
    /// The file whose key this column refers to.
    private(set) var reference: CodeList?
    private(set) var isOptional = false
    /// What the database has where nothing is given: a column of a key can't be null there.
    private(set) var ifEmpty: Int64?

    var title: String { name.text }

    var isText: Bool {
        switch form {
        case .text, .code, .account, .word, .number: true
        case .integer, .money, .decimal, .day, .month: false
        }
    }

    /// A name, an address or a reason, unless there are other limits.
    static func text(_ name: SQL, characters: Int = 500, lines: Int = 5) -> Column {
        Column(name: name, form: .text(TextForm(characters: characters, lines: lines)))
    }
    /// A number that is not only of digits.
    static func number(_ name: SQL) -> Column { text(name, characters: 64, lines: 1) }
    /// A number of a business, with its check digits.
    static func number(_ name: SQL, _ kind: BusinessNumber) -> Column { Column(name: name, form: .number(kind)) }
    static func paragraphs(_ name: SQL) -> Column { text(name, characters: 5_000, lines: 100) }
    static func code(_ name: SQL) -> Column { Column(name: name, form: .code) }
    static func code(_ name: SQL, in list: CodeList) -> Column { Column(name: name, form: .code, reference: list) }
    static func word(_ name: SQL, _ words: [String]) -> Column {
        Column(name: name, form: .word(words.map { Array($0.utf8) }))
    }
    /// A column with the words of an enumeration of the domain.
    static func word<Word: RawRepresentable<String>>(_ name: SQL, _ words: [Word]) -> Column {
        word(name, words.map(\.rawValue))
    }
    static func word<Word: RawRepresentable<String> & CaseIterable>(_ name: SQL, _: Word.Type) -> Column {
        word(name, Array(Word.allCases))
    }
    static func integer(_ name: SQL, _ range: ClosedRange<Int64>) -> Column {
        Column(name: name, form: .integer(range))
    }
    static func money(_ name: SQL) -> Column { Column(name: name, form: .money) }
    static func decimal(_ name: SQL, _ sign: Form.Sign, upTo largest: Int64) -> Column {
        Column(name: name, form: .decimal(sign, largest: largest))
    }
    static func day(_ name: SQL) -> Column { Column(name: name, form: .day) }
    static func month(_ name: SQL) -> Column { Column(name: name, form: .month) }

    static let account = accountNumber("account")
    static func accountNumber(_ name: SQL) -> Column { Column(name: name, form: .account) }
    static let names: [Column] = [.text("name_kk"), .text("name_ru"), .text("name_en")]

    /// The same column, but cells may be empty, and the column may be missing.
    var optional: Column {
        var column = self
        column.isOptional = true
        return column
    }

    func optional(or value: Int64) -> Column {
        var column = optional
        column.ifEmpty = value
        return column
    }
}

/// The files whose keys others refer to by a code.
enum CodeList: Int, CaseIterable, Sendable {
    case suppliers, offices, services, plans, categories

    var fileName: String { "\(self).csv" }
}
