/// Finds the fields of one record in a range of bytes.
struct CSVScanner {
    struct Field {
        let start: Int
        let end: Int
        let hasDoubledQuotes: Bool
    }

    enum Outcome {
        /// `next` is the start of the next record, `lines` lines later.
        case complete(next: Int, lines: Int)
        /// The record continues after `end`.
        case incomplete
        case malformed(CSVFault)
    }

    private(set) var fields: [Field] = []
    /// Whether an incomplete record ended within quotes.
    private(set) var isInQuotes = false

    mutating func scan(_ bytes: UnsafeRawBufferPointer, from start: Int, to end: Int, isAtEnd: Bool) -> Outcome {
        fields.removeAll(keepingCapacity: true)
        isInQuotes = false
        var at = start
        var lines = 0
        while true {
            let from = at
            if at < end, bytes[at] == quote {
                guard let (close, hasDoubledQuotes) = closingQuote(bytes, after: at, to: end, isAtEnd, &lines) else {
                    isInQuotes = true
                    return isAtEnd ? .malformed(.quoteNeverClosed) : .incomplete
                }
                fields.append(Field(start: from + 1, end: close, hasDoubledQuotes: hasDoubledQuotes))
                at = close + 1
            } else {
                while at < end, !isMark(bytes[at]) { at += 1 }
                fields.append(Field(start: from, end: at, hasDoubledQuotes: false))
            }

            guard at < end else { return isAtEnd ? .complete(next: end, lines: lines) : .incomplete }
            switch bytes[at] {
            case comma:
                at += 1
            case lineFeed:
                return .complete(next: at + 1, lines: lines + 1)
            case carriageReturn:
                guard at + 1 < end else { return isAtEnd ? .malformed(.bareCarriageReturn) : .incomplete }
                guard bytes[at + 1] == lineFeed else { return .malformed(.bareCarriageReturn) }
                return .complete(next: at + 2, lines: lines + 1)
            case quote where bytes[from] != quote:
                return .malformed(.quoteInBareField)
            default:
                return .malformed(.textAfterQuote)
            }
        }
    }

    private func closingQuote(
        _ bytes: UnsafeRawBufferPointer, after opening: Int, to end: Int, _ isAtEnd: Bool, _ lines: inout Int
    ) -> (close: Int, hasDoubledQuotes: Bool)? {
        var at = opening + 1
        var hasDoubledQuotes = false
        while at < end {
            if bytes[at] == quote {
                // At the end of the buffer the second half of a doubled quote may still follow.
                if at + 1 == end { return isAtEnd ? (at, hasDoubledQuotes) : nil }
                guard bytes[at + 1] == quote else { return (at, hasDoubledQuotes) }
                hasDoubledQuotes = true
                at += 1
            } else if bytes[at] == lineFeed {
                lines += 1
            }
            at += 1
        }
        return nil
    }
}

/// Whether a field that is not quoted ends here. Letters, digits and most other characters have codes above the
/// comma's.
@inline(__always)
private func isMark(_ byte: UInt8) -> Bool {
    byte <= comma && (byte == comma || byte == lineFeed || byte == quote || byte == carriageReturn)
}
