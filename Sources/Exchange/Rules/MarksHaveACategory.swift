import Store
import Words

/// The stove and the benefit of a household have a category.
final class MarksHaveACategory: Rule {
    private let rows: RowReader
    private let context: ImportContext
    private let (stove, benefit): (Int, Int)
    private let known: [ShortText: Set<ShortText>]
    /// Those of the previous row: often the next one has the same.
    private var last: (stove: ShortText, benefit: ShortText)?

    init(_ rows: RowReader, _ context: ImportContext) throws {
        (self.rows, self.context) = (rows, context)
        (stove, benefit) = (rows.file.place(of: "stove"), rows.file.place(of: "benefit"))
        let marks = try context.connection.rows("SELECT stove, benefit FROM category_mark") { row in
            (stove: ShortText(row.text(0)), benefit: ShortText(row.text(1)))
        }
        known = Dictionary(grouping: marks, by: \.stove).mapValues { Set($0.map(\.benefit)) }
    }

    func accepts(_ row: BatchRow) -> Bool {
        let marks = (stove: ShortText(row.values[stove].bytes), benefit: ShortText(row.values[benefit].bytes))
        if let last, last == marks { return true }
        let benefits = known[marks.stove]
        if benefits?.contains(marks.benefit) == true || context.references.isInDoubt(.categoryMarks) {
            last = marks
            return true
        }
        guard let benefits else {
            report(stove, row, known.keys, one: \.stove, of: \.stoves)
            return false
        }
        report(benefit, row, benefits, one: \.benefit, of: \.benefits)
        return false
    }

    private func report(
        _ column: Int, _ row: BatchRow, _ codes: some Sequence<ShortText>,
        one: KeyPath<CommandTexts.Expected, Phrase<String>>,
        of: KeyPath<CommandTexts.Expected, Phrase<(file: String, codes: String)>>
    ) {
        let codes = codes.sorted().map { $0.withBytes { String(decoding: $0, as: UTF8.self) } }
        let (words, file) = (rows.words.expected, BatchFile.categoryMarks.name)
        rows.report(
            column, found: excerpt(row.values[column].bytes),
            expected: codes.isEmpty
                ? words[keyPath: one](file) : words[keyPath: of]((file: file, codes: codes.joined(separator: ", "))))
    }
}
