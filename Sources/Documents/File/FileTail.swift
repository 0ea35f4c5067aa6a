/// The end of a PDF as it goes by: its catalog, and the trailer in its last bytes. The table between them is as long as
/// the file has objects.
struct FileTail {
    /// "<< /Type /Catalog … >>" without its brackets.
    private(set) var catalog: String?
    private var recent: [UInt8] = []
    private static let kept = 1024

    /// Looked through in pieces, not at each crumb; what is kept of a piece is longer than a catalog.
    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        recent += bytes
        guard recent.count > 32 * FileTail.kept else { return }
        lookForCatalog()
        recent.removeFirst(recent.count - FileTail.kept)
    }

    /// The file's last byte has gone by.
    mutating func end() {
        lookForCatalog()
    }

    private mutating func lookForCatalog() {
        if catalog == nil { catalog = text(from: "<< /Type /Catalog", to: ">>\nendobj") }
    }

    /// "18 0 R" of "/Root 18 0 R".
    func reference(_ key: String) -> String? {
        text(from: "trailer\n<< ", to: ">>\nstartxref").flatMap { trailer in
            trailer.split(separator: "/").first { $0.hasPrefix(key + " ") }?.dropFirst(key.count + 1)
                .split(whereSeparator: \.isWhitespace).prefix(3).joined(separator: " ")
        }
    }

    /// Where the cross-reference table begins.
    var tablePlace: String? { text(from: "startxref\n", to: "\n%%EOF") }

    private func text(from start: StaticString, to end: StaticString) -> String? {
        recent.withUnsafeBytes { bytes in
            guard let first = place(of: start, in: bytes[...]),
                let last = place(of: end, in: bytes[(first + start.utf8CodeUnitCount)...])
            else { return nil }
            return String(decoding: bytes[(first + start.utf8CodeUnitCount)..<last], as: UTF8.self)
        }
    }
}

private func place(of word: StaticString, in bytes: Slice<UnsafeRawBufferPointer>) -> Int? {
    let (first, length) = (word.utf8Start.pointee, word.utf8CodeUnitCount)
    return bytes.indices.dropLast(length - 1).first { index in
        bytes[index] == first
            && UnsafeRawBufferPointer(rebasing: bytes[index..<index + length]).elementsEqual(
                UnsafeBufferPointer(start: word.utf8Start, count: length))
    }
}
