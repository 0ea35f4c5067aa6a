/// A violation of RFC 4180.
enum CSVFault: Equatable, Sendable {
    case quoteInBareField
    case textAfterQuote
    case quoteNeverClosed
    case bareCarriageReturn
    case tooLong(limit: Int)

    var found: String {
        switch self {
        case .quoteInBareField: "a quote inside a field that is not quoted"
        case .textAfterQuote: "text after the closing quote"
        case .quoteNeverClosed: "a quote that is never closed"
        case .bareCarriageReturn: "a carriage return without a line feed"
        case .tooLong(let limit): "a record of more than \(limit) bytes"
        }
    }

    var expected: String {
        switch self {
        case .quoteInBareField: "the whole field in quotes, and quotes inside it doubled"
        case .textAfterQuote: "a comma or the line's end; quotes inside a quoted field are doubled"
        case .quoteNeverClosed: "a closing quote"
        case .bareCarriageReturn: "lines that end with LF or CRLF"
        case .tooLong(let limit): "at most \(limit) bytes"
        }
    }
}
