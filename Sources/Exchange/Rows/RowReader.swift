import Words

/// Parses a file's rows: first the header, then each cell by its column's form.
final class RowReader {
    let file: BatchFile
    private(set) var row: BatchRow
    /// The number of malformed records.
    private(set) var malformed = 0

    private let csv: CSVReader
    private let forms: [Form]
    private let isOptional: [Bool]
    /// Of texts in three languages, of which one is enough.
    private let translations: Translations
    private let problems: Problems
    /// The index of the file's column for each field of a record.
    private var layout: [Int] = []
    /// Of `file`, the column with the account's number.
    private let accountColumn: Int?
    /// Whose rows are being checked together, after the last of them was read; nil while rows are read.
    private var checkedAccount: ShortText?
    private var isEncodingTold = false

    init(_ file: BatchFile, csv: CSVReader, problems: Problems) {
        (self.file, self.csv, self.problems) = (file, csv, problems)
        forms = file.columns.map(\.form)
        let translations = Translations(file)
        self.translations = translations
        isOptional = file.columns.indices.map { file.columns[$0].isOptional || translations.columns.contains($0) }
        row = BatchRow(values: Array(repeating: .none, count: file.columns.count))
        accountColumn = file.columns.firstIndex { $0.title == "account" }
    }

    var words: CommandTexts { problems.words }

    /// Returns whether the header is valid. Only then can rows be read.
    func readHeader() throws -> Bool {
        guard !csv.isUTF16 else { return wrongFile(found: words.found.textInUTF16, expected: words.expected.utf8) }
        guard let event = try csv.next() else {
            problems.add(file.name, line: 1, found: words.found.emptyFile, expected: words.expected.header)
            return false
        }
        if case .malformed(let fault) = event {
            problems.add(file.name, line: 1, found: fault.found(words.found), expected: fault.expected(words.expected))
            return false
        }
        var isRight = true
        for field in csv.fields {
            let title = csv.text(field)
            if csv.fields.count == 1, let separator = OtherSeparator(of: title, in: file) {
                return wrongFile(found: separator.found(words.found), expected: words.expected.commas)
            }
            let column = file.columns.firstIndex { title.elementsEqual($0.title.utf8) }
            if let column, !layout.contains(column) {
                layout.append(column)
            } else {
                let expected = column == nil ? words.expected.knownColumns : words.expected.eachColumnOnce
                problems.add(file.name, line: 1, found: words.found.column(excerpt(title)), expected: expected)
                isRight = false
            }
        }
        for (index, column) in file.columns.enumerated()
        where !column.isOptional && !layout.contains(index) && !translations.isGiven(index, in: layout) {
            problems.add(
                file.name, line: 1, column: column.title, found: words.found.noColumn, expected: words.expected.column)
            isRight = false
        }
        return isRight
    }

    /// One cause of all that would be wrong in the file.
    private func wrongFile(found: String, expected: String) -> Bool {
        problems.add(file.name, found: found, expected: expected)
        return false
    }

    /// Reads up to the next well-formed record; false at the end of the file.
    func next() throws -> Bool {
        while let event = try csv.next() {
            if case .malformed(let fault) = event {
                problems.add(
                    file.name, line: csv.line, found: fault.found(words.found), expected: fault.expected(words.expected)
                )
                malformed += 1
            } else if csv.fields.count != layout.count {
                problems.add(
                    file.name, line: csv.line, found: words.found.fields("\(csv.fields.count)"),
                    expected: words.expected.fields("\(layout.count)"))
                malformed += 1
            } else {
                readCells()
                return true
            }
        }
        return false
    }

    /// How many rows have a text in fewer than three languages.
    var untranslated: Int { translations.count }

    /// Reports a problem of the row, or of one on an earlier line.
    func report(_ column: Int?, line: Int? = nil, found: String, expected: String) {
        problems.add(
            file.name, line: line ?? row.line, account: account, column: column.map { file.columns[$0].title },
            found: found, expected: expected)
    }

    func warn(_ rule: WarningRule, _ column: Int, line: Int, found: String, expected: String) {
        problems.warn(
            rule, file.name, line: line, account: account, column: file.columns[column].title, found: found,
            expected: expected)
    }

    /// Runs `body`, whose reports are about rows of an account that were read before.
    func reporting(of account: ShortText, _ body: () throws -> Void) rethrows {
        checkedAccount = account
        defer { checkedAccount = nil }
        try body()
    }

    /// Whose the row is, or the rows that are being checked.
    var account: String? {
        if let checkedAccount { return checkedAccount.text }
        guard let accountColumn, case .text(let number) = row.values[accountColumn] else { return nil }
        return String(decoding: number, as: UTF8.self)
    }

    private func readCells() {
        // A local variable while it is filled, which avoids an exclusivity check at each access.
        var row = BatchRow(values: [])
        swap(&row, &self.row)
        defer { swap(&row, &self.row) }
        row.line = csv.line
        row.isSound = true
        var faults: [(column: Int, found: String)] = []
        translations.empty(&row)
        for (field, index) in zip(csv.fields, layout) {
            let cell = csv.text(field)
            if cell.isEmpty, isOptional[index] {
                row.values[index] = .none
            } else if !cell.isEmpty, let value = forms[index].value(cell) {
                row.values[index] = value
            } else {
                row.values[index] = .none
                row.isSound = false
                faults.append((index, found(cell, as: forms[index])))
            }
        }
        if let missing = translations.fill(&row) {
            row.isSound = false
            faults.append((missing, words.found.nothing))
        }
        guard !faults.isEmpty else { return }
        let account = accountColumn.flatMap { column -> String? in
            if case .text(let number) = row.values[column] { String(decoding: number, as: UTF8.self) } else { nil }
        }
        for (column, found) in faults where !found.isEmpty {
            problems.add(
                file.name, line: row.line, account: account, column: file.columns[column].title, found: found,
                expected: forms[column].expectation(words.expected))
        }
    }

    /// Empty if it was told before that the whole file is like this.
    private func found(_ cell: UnsafeRawBufferPointer, as form: Form) -> String {
        guard !cell.isEmpty else { return words.found.nothing }
        guard let text = windows1251(cell) else { return form.found(cell, words.found) }
        defer { isEncodingTold = true }
        return isEncodingTold ? "" : words.found.windows1251(excerpt(text.utf8))
    }
}
