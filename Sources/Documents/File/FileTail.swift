/// Keeps the end of a PDF while it is written: its catalog, and the trailer in its last bytes. The table between them,
/// which has a line for each object, is skipped.
struct FileTail {
    /// The content of "<< /Type /Catalog …  >>", the last object before the table.
    var catalog: String? { found ?? catalogInRecent }
    private var found: String?
    private var recent: [UInt8] = []
    /// Whether all of the tail is kept.
    var isWhole = false

    private static let kept = 2048

    mutating func append(_ bytes: [UInt8]) {
        recent += bytes
        guard !isWhole else { return }
        if found == nil { found = catalogInRecent }
        recent.removeFirst(max(0, recent.count - FileTail.kept))
    }

    /// "18 0 R" of "/Root 18 0 R".
    func reference(_ key: String) -> String? {
        text(from: "trailer\n<< ", to: ">>\nstartxref").flatMap { trailer in
            trailer.split(separator: "/").first { $0.hasPrefix(key + " ") }?.dropFirst(key.count + 1)
                .split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
    }

    private var catalogInRecent: String? { text(from: "<< /Type /Catalog", to: ">>\nendobj") }

    /// The offset of the cross-reference table.
    var tablePlace: String? { text(from: "startxref\n", to: "\n%%EOF") }

    /// The figures in the structure for screen readers, in their order: each object's number, and its content up to ">>".
    var figures: [(number: Substring, content: String)] {
        var found: [(Substring, String)] = []
        var start = 0
        while let place = place(of: Array("<< /Type /StructElem\n   /S /Figure".utf8), from: start),
            let end = self.place(of: Array(">>\nendobj".utf8), from: place)
        {
            // "\n27 0 obj\n"
            let head = String(decoding: recent[max(0, place - 20)..<place], as: UTF8.self)
            let number = head.split(separator: "\n").last?.split(separator: " ").first ?? ""
            found.append((number, String(decoding: recent[place..<end], as: UTF8.self)))
            start = end
        }
        return found
    }

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
