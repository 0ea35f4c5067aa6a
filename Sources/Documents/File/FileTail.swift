/// The end of a PDF as it goes by: its catalog, and the trailer in its last bytes. The table between them is as long as
/// the file has objects.
struct FileTail {
    /// "<< /Type /Catalog … >>" without its brackets.
    private(set) var catalog: String?
    private var recent: [UInt8] = []
    private static let kept = 1024

    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        recent += bytes
        if catalog == nil { catalog = text(from: "<< /Type /Catalog", to: ">>\nendobj") }
        if recent.count > 8 * FileTail.kept { recent.removeFirst(recent.count - FileTail.kept) }
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

    private func text(from start: String, to end: String) -> String? {
        guard
            let first = recent.firstRange(of: start.utf8),
            let last = recent[first.upperBound...].firstRange(of: end.utf8)
        else { return nil }
        return String(decoding: recent[first.upperBound..<last.lowerBound], as: UTF8.self)
    }
}
