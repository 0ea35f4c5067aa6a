import Words

/// A violation of RFC 4180.
enum CSVFault: Equatable, Sendable {
    case quoteInBareField
    case textAfterQuote
    case quoteNeverClosed
    case bareCarriageReturn
    case tooLong(limit: Int)
    /// Before a record.
    case emptyLine

    func found(_ words: CommandTexts.Found) -> String {
        switch self {
        case .quoteInBareField: words.quoteInBareField
        case .textAfterQuote: words.textAfterQuote
        case .quoteNeverClosed: words.quoteNeverClosed
        case .bareCarriageReturn: words.bareCarriageReturn
        case .emptyLine: words.emptyLine
        case .tooLong(let limit): words.longRecord("\(limit)")
        }
    }

    func expected(_ words: CommandTexts.Expected) -> String {
        switch self {
        case .quoteInBareField: words.quotedField
        case .textAfterQuote: words.endOfField
        case .quoteNeverClosed: words.closingQuote
        case .bareCarriageReturn: words.lineEnds
        case .emptyLine: words.record
        case .tooLong(let limit): words.bytes("\(limit)")
        }
    }
}
