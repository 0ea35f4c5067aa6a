#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A form with files, `multipart/form-data` (RFC 7578), from a body that is in memory already.
package struct MultipartForm: Sendable {
    package private(set) var fields = FormFields()
    package private(set) var files: [UploadedFile] = []

    private static let mostParts = 50
    /// In bytes.
    private static let longestHead = 4096

    /// Nil if it is not to the letter: an unknown end, a part without a name, a repeated field, or too many parts.
    ///
    /// - Parameter contentType: the header, with the boundary.
    package init?(_ body: [UInt8], contentType: String) {
        guard let boundary = MultipartForm.boundary(in: contentType) else { return nil }
        let opening = Array("--\(boundary)".utf8)
        let separator = Array("\r\n--\(boundary)".utf8)
        guard body.starts(with: opening) else { return nil }
        var position = opening.count
        for _ in 0...MultipartForm.mostParts {
            let rest = body[position...]
            if rest.starts(with: Array("--".utf8)) { return }
            guard rest.starts(with: lineEnd), let headEnd = body.first(emptyLine, from: position),
                headEnd - position <= MultipartForm.longestHead,
                let end = body.first(separator, from: headEnd + emptyLine.count),
                let part = PartHead(body[(position + lineEnd.count)..<max(position + lineEnd.count, headEnd)]),
                add(part, body[(headEnd + emptyLine.count)..<end])
            else { return nil }
            position = end + separator.count
        }
        return nil
    }

    private mutating func add(_ part: PartHead, _ content: ArraySlice<UInt8>) -> Bool {
        guard let name = part.fileName else { return fields.add(part.name, content) }
        // A browser sends an empty part if no file was chosen.
        if !name.isEmpty || !content.isEmpty {
            files.append(UploadedFile(field: part.name, name: name, content: Array(content)))
        }
        return true
    }

    /// Of `multipart/form-data; boundary=…`: 1 to 70 of the characters that RFC 2046 allows.
    static func boundary(in contentType: String) -> String? {
        let parts = contentType.split(separator: ";").map { $0.drop { $0 == " " } }
        guard parts.first?.lowercased() == "multipart/form-data",
            var boundary = parts.dropFirst().first(where: { $0.lowercased().hasPrefix("boundary=") })?.dropFirst(9)
        else { return nil }
        if boundary.hasPrefix("\""), boundary.hasSuffix("\""), boundary.count > 1 {
            boundary = boundary.dropFirst().dropLast()
        }
        let isValid = boundary.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
            case UInt8(ascii: "0")...UInt8(ascii: "9"): true
            default: "'()+_,-./:=? ".utf8.contains(byte)
            }
        }
        guard isValid, 1...70 ~= boundary.utf8.count, boundary.last != " " else { return nil }
        return String(boundary)
    }
}

/// A file of a form. Its name is what the sender says, and proves nothing.
package struct UploadedFile: Sendable {
    package let field: String
    package let name: String
    package let content: [UInt8]

    package init(field: String, name: String, content: [UInt8]) {
        (self.field, self.name, self.content) = (field, name, content)
    }
}

/// The headers of a part. Only `Content-Disposition` counts; a declared type is not believed.
struct PartHead {
    let name: String
    /// Nil for a field.
    let fileName: String?

    init?(_ bytes: ArraySlice<UInt8>) {
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        let lines = text.split(separator: "\r\n")
        let dispositions = lines.filter { $0.lowercased().hasPrefix("content-disposition:") }
        guard lines.count <= 10, dispositions.count == 1, let disposition = dispositions.first else { return nil }
        let value = disposition.drop { $0 != ":" }.dropFirst()
        guard value.drop(while: { $0 == " " }).lowercased().hasPrefix("form-data;") else { return nil }
        guard let names = PartHead.parameters(value.drop(while: { $0 != ";" })), let name = names["name"] else {
            return nil
        }
        (self.name, fileName) = (name, names["filename"])
    }

    /// `; name="a"; filename="b"`: quoted, with %22, %0D and %0A as browsers write these. Nil for anything else.
    private static func parameters(_ text: Substring) -> [String: String]? {
        var (rest, found) = (text, [String: String]())
        while !rest.isEmpty {
            guard rest.first == ";" else { return nil }
            rest = rest.dropFirst().drop { $0 == " " }
            let key = rest.prefix { $0.isASCII && ($0.isLetter || $0 == "*") }.lowercased()
            rest = rest.dropFirst(key.count)
            guard !key.isEmpty, rest.hasPrefix("=\"") else { return nil }
            rest = rest.dropFirst(2)
            let value = rest.prefix { $0 != "\"" }
            rest = rest.dropFirst(value.count)
            guard rest.first == "\"" else { return nil }
            rest = rest.dropFirst().drop { $0 == " " }
            let plain = String(value).replacing("%22", with: "\"").replacing("%0D", with: "\r")
                .replacing("%0A", with: "\n")
            guard found.updateValue(plain, forKey: key) == nil else { return nil }
        }
        return found
    }
}

private let lineEnd = Array("\r\n".utf8)
let emptyLine = Array("\r\n\r\n".utf8)

extension [UInt8] {
    /// The index at which `pattern` first begins, from `start` on.
    func first(_ pattern: [UInt8], from start: Int) -> Int? {
        withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress, let first = pattern.first else { return nil }
            var position = start
            while position + pattern.count <= bytes.count {
                let last = bytes.count - pattern.count
                guard let found = memchr(base + position, CInt(first), last - position + 1) else { return nil }
                position = base.distance(to: UnsafeRawPointer(found))
                if memcmp(base + position, pattern, pattern.count) == 0 { return position }
                position += 1
            }
            return nil
        }
    }
}
