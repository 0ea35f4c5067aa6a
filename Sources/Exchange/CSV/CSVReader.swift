/// A strict parser of RFC 4180, one record at a time, with one buffer: fields are ranges in it, nothing is copied, and
/// memory does not depend on the file's length.
///
/// A malformed record is reported and skipped to the end of its first line; everything after it is still read.
final class CSVReader {
    enum Event: Equatable {
        /// A record: `line` and `fields` describe it, `text` is the content of a field.
        case record
        case malformed(CSVFault)
    }

    /// The first line of the record that `next` returned, counted from 1.
    private(set) var line = 0
    var fields: [CSVScanner.Field] { scanner.fields }

    private let read: (UnsafeMutableRawBufferPointer) throws -> Int
    private let limit: Int
    private let memory: UnsafeMutableRawBufferPointer
    private var scanner = CSVScanner()
    private var start = 0
    private var end = 0
    private var lineAtStart = 1
    private var isAtEnd = false

    /// - Parameters:
    ///   - limit: the largest record, in bytes.
    ///   - read: reads the next bytes into the given space, and returns their number; 0 at the end.
    init(
        limit: Int = 1 << 20, chunk: Int = 1 << 18,
        read: @escaping (UnsafeMutableRawBufferPointer) throws -> Int
    ) throws {
        self.read = read
        self.limit = limit
        memory = .allocate(byteCount: limit + max(chunk, 4), alignment: 1)
        while end < byteOrderMark.count, !isAtEnd { try fill() }
        if memory[..<end].starts(with: byteOrderMark) { start = byteOrderMark.count }
    }

    deinit { memory.deallocate() }

    /// Whether the file begins like UTF-16: before the first record is read.
    var isUTF16: Bool {
        let first = memory[start..<min(start + 2, end)]
        return first.elementsEqual([0xFF, 0xFE]) || first.elementsEqual([0xFE, 0xFF]) || first.contains(0)
    }

    /// Nil at the end of the file.
    func next() throws -> Event? {
        line = lineAtStart
        if try skipEmptyLines(), start < end { return .malformed(.emptyLine) }
        while true {
            if start == end, isAtEnd { return nil }
            switch scanner.scan(UnsafeRawBufferPointer(memory), from: start, to: end, isAtEnd: isAtEnd) {
            case .complete(let next, let lines) where next - start <= limit:
                start = next
                lineAtStart += lines
                return .record
            case .incomplete where end - start <= limit:
                try fill()
            case .complete, .incomplete:
                // Often an unclosed quote: the field then extends to the end of the file.
                let fault = scanner.isInQuotes ? CSVFault.quoteNeverClosed : .tooLong(limit: limit)
                try skipLine()
                return .malformed(fault)
            case .malformed(let fault):
                try skipLine()
                return .malformed(fault)
            }
        }
    }

    /// The text of a field of the record, with doubled quotes unescaped in place: so it must be called only once for a
    /// field, and is valid until the next call of `next`.
    func text(_ field: CSVScanner.Field) -> UnsafeRawBufferPointer {
        guard field.hasDoubledQuotes else { return UnsafeRawBufferPointer(rebasing: memory[field.start..<field.end]) }
        var written = field.start
        var at = field.start
        while at < field.end {
            memory[written] = memory[at]
            at += memory[at] == quote ? 2 : 1
            written += 1
        }
        return UnsafeRawBufferPointer(rebasing: memory[field.start..<written])
    }

    /// Returns whether there were any. At the end of a file they are nobody's mistake.
    private func skipEmptyLines() throws -> Bool {
        while true {
            while end - start < 2, !isAtEnd { try fill() }
            if start < end, memory[start] == lineFeed {
                start += 1
            } else if end - start >= 2, memory[start] == carriageReturn, memory[start + 1] == lineFeed {
                start += 2
            } else {
                return lineAtStart > line
            }
            lineAtStart += 1
        }
    }

    private func skipLine() throws {
        while true {
            if let lineEnd = memory[start..<end].firstIndex(of: lineFeed) {
                start = lineEnd + 1
                lineAtStart += 1
                return
            }
            start = end
            if isAtEnd { return }
            try fill()
        }
    }

    private func fill() throws {
        if start > 0 {
            memory.copyMemory(from: UnsafeRawBufferPointer(rebasing: memory[start..<end]))
            end -= start
            start = 0
        }
        let count = try read(UnsafeMutableRawBufferPointer(rebasing: memory[end...]))
        end += count
        isAtEnd = count == 0
    }
}

let quote = UInt8(ascii: "\"")
let comma = UInt8(ascii: ",")
let lineFeed = UInt8(ascii: "\n")
let carriageReturn = UInt8(ascii: "\r")
let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
