/// Hashes a row's values. Rows are added up, so their order does not matter.
///
/// Stored hashes are compared with new ones: a change of this function makes the next import compare all rows once.
struct ContentHash {
    private(set) var value: UInt64 = 0x9E37_79B9_7F4A_7C15

    mutating func add(_ value: Value, ifEmpty: Int64?) {
        switch value {
        case .none: if let ifEmpty { add(ifEmpty) } else { mix(0xD6E8_FEB8_6659_FD93) }
        case .int(let number): add(number)
        case .text(let bytes): add(bytes)
        }
    }

    mutating func add(_ number: Int64) { mix(UInt64(bitPattern: number)) }

    mutating func add(_ bytes: UnsafeRawBufferPointer) {
        mix(UInt64(bytes.count) | 1 << 63)
        var place = 0
        while place + 8 <= bytes.count {
            mix(bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
            place += 8
        }
        var rest: UInt64 = 0
        while place < bytes.count {
            rest = rest << 8 | UInt64(bytes[place])
            place += 1
        }
        mix(rest)
    }

    private mutating func mix(_ word: UInt64) {
        value = (value ^ word) &* 0xFF51_AFD7_ED55_8CCD
        value ^= value >> 32
    }
}
