/// The texts of a file that are written in three languages: where one is missing, another stands for it, first the Kazakh,
/// then the Russian, then the English one.
final class Translations {
    let columns: Set<Int>
    private let groups: [(columns: [Int], isRequired: Bool)]
    /// How many rows had a required text in fewer languages.
    private(set) var count = 0

    init(_ file: BatchFile) {
        groups = file.translations.map { ($0, !file.columns[$0[0]].isOptional) }
        columns = Set(file.translations.joined())
    }

    /// Whether a column may be missing in a file's header, as another language is there.
    func isGiven(_ column: Int, in layout: [Int]) -> Bool {
        groups.contains { $0.columns.contains(column) && $0.columns.contains(where: layout.contains) }
    }

    /// What an earlier row had in a column that the file does not have.
    func empty(_ row: inout BatchRow) {
        for column in columns { row.values[column] = .none }
    }

    /// Returns the column of a text that is missing in all languages.
    func fill(_ row: inout BatchRow) -> Int? {
        var isIncomplete = false
        for group in groups {
            guard let given = group.columns.first(where: { !row.values[$0].isNone }) else {
                if group.isRequired { return group.columns[0] }
                continue
            }
            for column in group.columns where row.values[column].isNone {
                row.values[column] = row.values[given]
                isIncomplete = isIncomplete || group.isRequired
            }
        }
        if isIncomplete { count += 1 }
        return nil
    }
}

extension Value {
    fileprivate var isNone: Bool {
        if case .none = self { true } else { false }
    }
}
