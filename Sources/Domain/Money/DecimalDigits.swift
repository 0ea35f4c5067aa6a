/// Parses the canonical form `-?digits[.digits]` exactly: no spaces, no grouping, no sign but minus, no bare point. Nil
/// for anything else, for more than `places` digits after the point, and for more than 18 digits in all.
///
/// The value is in units of 10^-places: `decimalUnits("12.5", places: 2)` is 1250. Parsed in place: an import reads
/// hundreds of millions.
package func decimalUnits(_ text: UnsafeRawBufferPointer, places: Int) -> Int64? {
    var rest = text[...]
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative { rest = rest.dropFirst() }

    var units: Int64 = 0
    var whole = 0
    var fraction: Int?
    for byte in rest {
        if byte == UInt8(ascii: "."), fraction == nil, whole > 0 {
            fraction = 0
        } else if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9"), whole + (fraction ?? 0) < 18 {
            units = units * 10 + Int64(byte - UInt8(ascii: "0"))
            if let read = fraction { fraction = read + 1 } else { whole += 1 }
        } else {
            return nil
        }
    }
    guard whole > 0, fraction != 0, fraction ?? 0 <= places else { return nil }

    for _ in (fraction ?? 0)..<places {
        let (scaled, overflow) = units.multipliedReportingOverflow(by: 10)
        if overflow { return nil }
        units = scaled
    }
    return isNegative ? -units : units
}

package func decimalUnits(_ text: some Collection<UInt8>, places: Int) -> Int64? {
    Array(text).withUnsafeBytes { decimalUnits($0, places: places) }
}

extension Money {
    /// Parses a sum of a batch: "9108.80", "-12.5", "0". Nil for anything else, or beyond `Money.limit`.
    package init?(canonical text: UnsafeRawBufferPointer) {
        guard let tiyn = decimalUnits(text, places: 2), Money(tiyn: tiyn).isWithinLimit else { return nil }
        self.init(tiyn: tiyn)
    }

    package init?(canonical text: some Collection<UInt8>) {
        guard let sum = Array(text).withUnsafeBytes({ Money(canonical: $0) }) else { return nil }
        self = sum
    }
}

extension ExactDecimal {
    /// Parses a price or a quantity of a batch: "17.53", "0.456". Nil for anything else.
    package init?(canonical text: UnsafeRawBufferPointer) {
        guard let millionths = decimalUnits(text, places: 6) else { return nil }
        self.init(millionths: millionths)
    }

    package init?(canonical text: some Collection<UInt8>) {
        guard let number = Array(text).withUnsafeBytes({ ExactDecimal(canonical: $0) }) else { return nil }
        self = number
    }
}

extension ExactDecimal {
    /// Parses a reading as people type it: digits with blanks between them, a comma or a point before at most three
    /// places. Nil for anything else, and for a negative number.
    package init?(typed text: String) {
        let marks = text.trimmingBlanks().unicodeScalars.filter { !$0.isBlank }
        let written = String(String.UnicodeScalarView(marks)).replacing(",", with: ".")
        guard written.utf8.first != UInt8(ascii: "-"), let units = decimalUnits(written.utf8, places: 3) else {
            return nil
        }
        let (millionths, isTooMuch) = units.multipliedReportingOverflow(by: 1000)
        guard !isTooMuch else { return nil }
        self.init(millionths: millionths)
    }
}

extension Money {
    /// Parses a sum as people copy it from a bill: "10 564,95 ₸", "10,564.95", "9108 тг". Nil for anything else, and for a
    /// negative sum.
    package init?(typed text: String) {
        let marks = text.unicodeScalars.filter { !$0.isBlank }
        let isDigit = { (mark: Unicode.Scalar) in ("0"..."9").contains(mark) }
        guard let end = marks.lastIndex(where: isDigit), marks.first.map(isDigit) == true,
            marks[end...].dropFirst().allSatisfy({ $0.properties.isAlphabetic || "₸.".unicodeScalars.contains($0) })
        else { return nil }
        let written = String(String.UnicodeScalarView(marks[...end]))
        // Of two kinds of separators the last one is the decimal's.
        let decimal = written.last { ".,".contains($0) } ?? "."
        let plain = written.replacing(decimal == "." ? "," : ".", with: "").replacing(",", with: ".")
        self.init(canonical: plain.utf8)
    }
}
