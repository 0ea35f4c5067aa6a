/// An account number or a code of up to 32 bytes, stored inline: compared and looked up without a String.
struct ShortText: Hashable, Comparable {
    static let limit = 32

    // Big-endian and padded with zeros, so that comparing the numbers compares the texts.
    private var words: SIMD4<UInt64>

    /// - Precondition: at most 32 bytes.
    init(_ bytes: UnsafeRawBufferPointer) {
        precondition(bytes.count <= ShortText.limit)
        var words = SIMD4<UInt64>.zero
        withUnsafeMutableBytes(of: &words) { $0.copyMemory(from: bytes) }
        self.words = SIMD4(words[0].bigEndian, words[1].bigEndian, words[2].bigEndian, words[3].bigEndian)
    }

    init(_ text: String) {
        var text = text
        self = text.withUTF8 { ShortText(UnsafeRawBufferPointer($0)) }
    }

    var text: String { withBytes { String(decoding: $0, as: UTF8.self) } }

    static func < (left: ShortText, right: ShortText) -> Bool {
        for index in 0..<4 where left.words[index] != right.words[index] {
            return left.words[index] < right.words[index]
        }
        return false
    }

    func withBytes<T>(_ body: (UnsafeRawBufferPointer) throws -> T) rethrows -> T {
        let words = SIMD4(words[0].bigEndian, words[1].bigEndian, words[2].bigEndian, words[3].bigEndian)
        return try withUnsafeBytes(of: words) { bytes in
            var count = ShortText.limit
            while count > 0, bytes[count - 1] == 0 { count -= 1 }
            return try body(UnsafeRawBufferPointer(rebasing: bytes[..<count]))
        }
    }
}
