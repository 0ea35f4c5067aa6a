import Domain
import Words

/// The form of a text: how long it may be, and what characters it has.
struct TextForm: Sendable {
    let characters: Int
    let lines: Int

    /// What is wrong with a cell; nil if nothing is.
    func fault(_ cell: UnsafeRawBufferPointer) -> TextFault? {
        guard (try? UTF8Span(validating: cell.bindMemory(to: UInt8.self).span)) != nil else { return .notUTF8 }
        var (continuations, lineEnds) = (0, 0)
        var previous: UInt8 = 0
        for (place, byte) in cell.enumerated() {
            // The first bytes of all characters that a text does not have.
            if byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xE2 || byte >= 0xEF {
                if byte == lineFeed || byte == carriageReturn {
                    lineEnds += byte == lineFeed && previous == carriageReturn ? 0 : 1
                } else if byte != tab, let scalar = scalar(at: place, of: cell),
                    scalar.isControl || scalar.isNoncharacter
                {
                    return .unprintable(scalar)
                }
            } else if byte & 0xC0 == 0x80 {
                continuations += 1
            }
            previous = byte
        }
        guard lineEnds < lines else { return .tooManyLines(lineEnds + 1) }
        guard cell.count - continuations <= characters else { return .tooLong(cell.count - continuations) }
        return nil
    }

    private func scalar(at place: Int, of cell: UnsafeRawBufferPointer) -> Unicode.Scalar? {
        String(decoding: cell[place...].prefix(4), as: UTF8.self).unicodeScalars.first
    }

    func expectation(_ words: CommandTexts.Expected) -> String {
        lines == 1
            ? words.textInLine("\(characters)")
            : words.textInLines((characters: "\(characters)", lines: "\(lines)"))
    }
}

enum TextFault: Equatable {
    case notUTF8
    case unprintable(Unicode.Scalar)
    case tooLong(Int)
    case tooManyLines(Int)

    func found(in cell: UnsafeRawBufferPointer, _ words: CommandTexts.Found) -> String {
        switch self {
        case .notUTF8: words.notUTF8(excerpt(cell))
        case .unprintable(let scalar): words.unprintable((code: "U+" + fourDigits(scalar), text: excerpt(cell)))
        case .tooLong(let characters): words.characters((count: "\(characters)", text: excerpt(cell)))
        case .tooManyLines(let lines): words.lines((count: "\(lines)", text: excerpt(cell)))
        }
    }

    private func fourDigits(_ scalar: Unicode.Scalar) -> String {
        let code = String(scalar.value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - code.count)) + code
    }
}

private let tab = UInt8(ascii: "\t")
