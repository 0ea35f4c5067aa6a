/// The end of a PDF as it goes by: its catalog, and the trailer in its last bytes. The table between them is as long as
/// the file has objects.
struct FileTail {
    /// What stands in "<< /Type /Catalog … >>", the last object before the table.
    private(set) var catalog: String?
    private var recent: [UInt8] = []
    private var matched = 0

    private static let kept = 2048
    private static let tableStart = Array("xref\n".utf8)

    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        recent += bytes
        for byte in bytes where catalog == nil && isTableStart(endingWith: byte) {
            catalog = text(from: "<< /Type /Catalog", to: ">>\nendobj")
        }
        if recent.count > 8 * FileTail.kept { recent.removeFirst(recent.count - FileTail.kept) }
    }

    /// "18 0 R" of "/Root 18 0 R".
    func reference(_ key: String) -> String? {
        text(from: "trailer\n<< ", to: ">>\nstartxref").flatMap { trailer in
            trailer.split(separator: "/").first { $0.hasPrefix(key + " ") }?.dropFirst(key.count + 1)
                .split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
    }

    /// Where the cross-reference table begins.
    var tablePlace: String? { text(from: "startxref\n", to: "\n%%EOF") }

    private mutating func isTableStart(endingWith byte: UInt8) -> Bool {
        matched = byte == FileTail.tableStart[matched] ? matched + 1 : byte == FileTail.tableStart[0] ? 1 : 0
        guard matched == FileTail.tableStart.count else { return false }
        matched = 0
        return true
    }

    private func text(from start: String, to end: String) -> String? {
        guard
            let first = place(of: Array(start.utf8), from: 0), let last = place(of: Array(end.utf8), from: first)
        else { return nil }
        return String(decoding: recent[first + start.utf8.count..<last], as: UTF8.self)
    }

    /// The library's own search takes longer than drawing a bill.
    private func place(of sought: [UInt8], from start: Int) -> Int? {
        (start..<max(start, recent.count - sought.count + 1)).first { place in
            sought.indices.allSatisfy { recent[place + $0] == sought[$0] }
        }
    }
}
