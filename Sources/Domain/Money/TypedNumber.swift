/// A number as people type it: digits (also of an Arabic or a full-width keyboard) with blanks between them, groups of thousands, a comma or a point before the
/// fraction. The one parser of everything that visitors type as a number.
package struct TypedNumber: Hashable, Sendable {
    /// "-"? digits ["." digits], as `decimalUnits` reads it.
    let canonical: String

    package enum Problem: Error, Hashable, Sendable {
        case noNumber
        /// "1,234" in English, "1.234" in Kazakh: a thousand and more, or one and a fraction.
        case twoMeanings(whole: ExactDecimal, fraction: ExactDecimal)
    }

    /// - Parameter language: whose decimal point is a point for certain; with nil none is.
    package init(_ text: String, in language: Language?) throws(Problem) {
        let trimmed = text.trimmingBlanks().unicodeScalars
        let written = trimmed.filter { !$0.isBlank }.map(\.withLatinDigit)
        let isGrouped = written.count < trimmed.count
        let parts: [String] = written.split(omittingEmptySubsequences: false) { separators.contains($0) }.map { part in
            String(String.UnicodeScalarView(part))
        }
        let marks = written.filter { separators.contains($0) }
        guard let first = parts.first, let last = parts.last, parts.allSatisfy({ !$0.isEmpty && $0.isDigits }) else {
            throw .noNumber
        }
        switch Set(marks).count {
        case 0: canonical = first
        case 1 where marks.count == 1:
            canonical = first + "." + last
            let mayBeThousands = !isGrouped && last.utf8.count == 3 && 1...3 ~= first.utf8.count && first.first != "0"
            guard mayBeThousands, marks.first != language?.decimalPoint else { return }
            guard let whole = ExactDecimal(canonical: (first + last).utf8),
                let fraction = ExactDecimal(canonical: canonical.utf8)
            else { throw .noNumber }
            throw .twoMeanings(whole: whole, fraction: fraction)
        case 1:
            guard parts.areGroups else { throw .noNumber }
            canonical = parts.joined()
        case 2:
            // Of two kinds of separators the last one is the decimal's.
            guard marks.dropLast().allSatisfy({ $0 != marks.last }), parts.dropLast().areGroups else { throw .noNumber }
            canonical = parts.dropLast().joined() + "." + last
        default: throw .noNumber
        }
    }
}

private let separators: [Unicode.Scalar] = [".", ","]

extension Unicode.Scalar {
    /// "٤" and "４" as "4"; anything else as it is.
    fileprivate var withLatinDigit: Unicode.Scalar {
        guard properties.numericType == .decimal, let value = properties.numericValue, 0...9 ~= value else {
            return self
        }
        return Unicode.Scalar(UInt8(ascii: "0") + UInt8(value))
    }
}

extension Language {
    fileprivate var decimalPoint: Unicode.Scalar {
        switch self {
        case .kk, .ru: ","
        case .en: "."
        }
    }
}

extension String {
    fileprivate var isDigits: Bool { utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 } }
}

extension Collection<String> {
    /// Whether they are groups of thousands: the first has up to three digits, each other one three.
    fileprivate var areGroups: Bool {
        1...3 ~= (first?.utf8.count ?? 0) && dropFirst().allSatisfy { $0.utf8.count == 3 }
    }
}

extension ExactDecimal {
    /// Parses a reading or a quantity, with at most three places.
    package init(typed text: String, in language: Language) throws(TypedNumber.Problem) {
        let number = try TypedNumber(text, in: language)
        guard let units = decimalUnits(number.canonical.utf8, places: 3) else { throw .noNumber }
        let (millionths, isTooMuch) = units.multipliedReportingOverflow(by: 1000)
        guard !isTooMuch else { throw .noNumber }
        self.init(millionths: millionths)
    }
}

extension Money {
    /// Parses a sum as people copy it from a bill: "10 564,95 ₸", "10,564.95", "9108 тг". Nil for anything else, for a
    /// negative sum, and for one that can be read in two ways.
    package init?(typed text: String) {
        let marks = text.unicodeScalars.filter { !$0.isBlank }
        let isDigit = { (mark: Unicode.Scalar) in ("0"..."9").contains(mark.withLatinDigit) }
        guard let end = text.unicodeScalars.lastIndex(where: isDigit), marks.first.map(isDigit) == true,
            text.unicodeScalars[end...].dropFirst().allSatisfy({
                $0.isBlank || $0.properties.isAlphabetic || "₸.".unicodeScalars.contains($0)
            }), let number = try? TypedNumber(String(text.unicodeScalars[...end]), in: nil)
        else { return nil }
        self.init(canonical: number.canonical.utf8)
    }
}
