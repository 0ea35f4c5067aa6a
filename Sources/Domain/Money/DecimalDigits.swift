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
