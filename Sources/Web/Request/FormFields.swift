/// The decoded fields of a form or a query. A repeated name makes the whole invalid, since it is unclear which value
/// counts.
package struct FormFields: Sendable {
    private var values: [String: String] = [:]

    package init() {}

    /// Reads `application/x-www-form-urlencoded`. Nil if an escape is invalid, the text is not UTF-8, a name is
    /// repeated, or there are more than 400 fields.
    package init?(_ encoded: some BidirectionalCollection<UInt8>) {
        let fields = encoded.split(separator: UInt8(ascii: "&"))
        guard fields.count <= 400 else { return nil }
        for field in fields {
            let parts = field.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = percentDecoded(parts[0], plusIsSpace: true),
                let value = parts.count == 2 ? percentDecoded(parts[1], plusIsSpace: true) : "",
                values.updateValue(value, forKey: name) == nil
            else { return nil }
        }
    }

    package subscript(name: String) -> String? { values[name] }

    /// - Returns: false if the name is repeated, or the value is not text.
    mutating func add(_ name: String, _ value: some Collection<UInt8>) -> Bool {
        guard isPlain(value), let text = String(validating: value, as: UTF8.self) else { return false }
        return values.updateValue(text, forKey: name) == nil
    }

    /// As `application/x-www-form-urlencoded`.
    package func encoded(without secrets: Set<String>) -> String {
        values.filter { !secrets.contains($0.key) }.sorted { $0.key < $1.key }
            .map { percentEncoded($0.key) + "=" + percentEncoded($0.value) }.joined(separator: "&")
    }

    /// With another value of a field.
    package func with(_ name: String, _ value: String) -> FormFields {
        var copy = self
        copy.values[name] = value
        return copy
    }
}

/// `?from=2019-01&to=2019-10`, without the values that are nil; empty when all are.
package func queryString(_ fields: [(name: String, value: String?)]) -> String {
    var query = ""
    for case (let name, let value?) in fields {
        query += query.isEmpty ? "?" : "&"
        query += name
        query += "="
        query += percentEncoded(value)
    }
    return query
}

/// Nil if an escape is invalid, or the decoded text is not UTF-8 or contains a control character.
package func percentDecoded(_ text: some Collection<UInt8>, plusIsSpace: Bool) -> String? {
    var bytes: [UInt8] = []
    var rest = text.makeIterator()
    while let byte = rest.next() {
        switch byte {
        case UInt8(ascii: "%"):
            guard let high = rest.next().flatMap(hexValue), let low = rest.next().flatMap(hexValue) else { return nil }
            bytes.append(high << 4 | low)
        case UInt8(ascii: "+") where plusIsSpace: bytes.append(UInt8(ascii: " "))
        default: bytes.append(byte)
        }
    }
    return isPlain(bytes) ? String(validating: bytes, as: UTF8.self) : nil
}

/// Without control characters other than line ends and tabs.
private func isPlain(_ bytes: some Collection<UInt8>) -> Bool {
    bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
}

package func percentEncoded(_ text: String) -> String {
    var text = text
    guard !text.withUTF8({ $0.allSatisfy(isUnreserved) }) else { return text }
    var encoded: [UInt8] = []
    for byte in text.utf8 {
        if isUnreserved(byte) {
            encoded.append(byte)
        } else {
            encoded += "%".utf8
            encoded += hex([byte]).uppercased().utf8
        }
    }
    return String(decoding: encoded, as: UTF8.self)
}

@inline(__always)
private func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
        UInt8(ascii: "~"):
        true
    default: false
    }
}
