/// Writes a short text of digits and signs from its end to its beginning, as digits are found. A page has hundreds of sums
/// and dates: put together of strings, each costs three to ten of them.
struct NumberText: ~Copyable {
    private let bytes: UnsafeMutableBufferPointer<UInt8>
    private var start: Int

    /// - Parameter write: puts the last part first; at most 64 bytes in all.
    static func text(_ write: (inout NumberText) -> Void) -> String {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { bytes in
            var number = NumberText(bytes: bytes, start: bytes.count)
            write(&number)
            return String(decoding: UnsafeBufferPointer(rebasing: bytes[number.start...]), as: UTF8.self)
        }
    }

    /// The digits of a number, without its sign.
    ///
    /// - Parameter width: zeros are put before a number with fewer digits.
    @inline(__always)
    mutating func put(_ number: some BinaryInteger, width: Int = 1) {
        put(digitsOf: UInt64(number.magnitude), width)
    }

    private mutating func put(digitsOf number: UInt64, _ width: Int) {
        var (rest, places) = (number, 0)
        while rest > 0 || places < width {
            put(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            (rest, places) = (rest / 10, places + 1)
        }
    }

    /// Digits in groups of three: "1 234 567".
    mutating func put(_ number: UInt64, groupedBy separator: StaticString) {
        var rest = number
        while rest >= 1000 {
            put(rest % 1000, width: 3)
            put(separator)
            rest /= 1000
        }
        put(rest)
    }

    mutating func put(_ sign: StaticString) {
        for place in stride(from: sign.utf8CodeUnitCount - 1, through: 0, by: -1) { put(sign.utf8Start[place]) }
    }

    private mutating func put(_ byte: UInt8) {
        start -= 1
        bytes[start] = byte
    }
}
