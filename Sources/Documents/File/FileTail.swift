/// Keeps the end of a PDF while it is written: its catalog, and the trailer in its last bytes. The table between them,
/// which has a line for each object, is skipped.
struct FileTail {
    /// The content of "<< /Type /Catalog …  >>", the last object before the table.
    private(set) var catalog: String?
    private var recent: [UInt8] = []

    private static let kept = 2048

    mutating func append(_ bytes: [UInt8]) {
        recent += bytes
        if catalog == nil { catalog = text(from: "<< /Type /Catalog", to: ">>\nendobj") }
        recent.removeFirst(max(0, recent.count - FileTail.kept))
    }

    /// "18 0 R" of "/Root 18 0 R".
    func reference(_ key: String) -> String? {
        text(from: "trailer\n<< ", to: ">>\nstartxref").flatMap { trailer in
            trailer.split(separator: "/").first { $0.hasPrefix(key + " ") }?.dropFirst(key.count + 1)
                .split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
    }

    /// The offset of the cross-reference table.
    var tablePlace: String? { text(from: "startxref\n", to: "\n%%EOF") }

    private func text(from start: String, to end: String) -> String? {
        guard
            let first = place(of: Array(start.utf8), from: 0), let last = place(of: Array(end.utf8), from: first)
        else { return nil }
        return String(decoding: recent[first + start.utf8.count..<last], as: UTF8.self)
    }

    /// The library's own search takes longer than drawing a bill.
    private func place(of sought: [UInt8], from start: Int) -> Int? {
        recent.withUnsafeBufferPointer { bytes in
            var place = start
            while let first = bytes[place...].firstIndex(of: sought[0]), first + sought.count <= bytes.count {
                if bytes[first..<first + sought.count].elementsEqual(sought) { return first }
                place = first + 1
            }
            return nil
        }
    }
}
