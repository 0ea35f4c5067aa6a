import Words

/// What a spreadsheet with other settings writes between the fields of a CSV file.
struct OtherSeparator {
    private let separator: UInt8

    private static let all = [semicolon, tab, verticalBar]

    /// Nil if a header is not of the file's columns with another separator.
    init?(of header: UnsafeRawBufferPointer, in file: BatchFile) {
        let found = OtherSeparator.all.first { separator in
            let titles = header.split(separator: separator).map { title in
                String(decoding: title.filter { $0 != quote }, as: UTF8.self)
            }
            return titles.count > 1 && titles.contains { title in file.columns.contains { $0.title == title } }
        }
        guard let found else { return nil }
        separator = found
    }

    func found(_ words: CommandTexts.Found) -> String {
        switch separator {
        case semicolon: words.semicolons
        case tab: words.tabs
        default: words.verticalBars
        }
    }
}

private let semicolon = UInt8(ascii: ";")
private let tab = UInt8(ascii: "\t")
private let verticalBar = UInt8(ascii: "|")
