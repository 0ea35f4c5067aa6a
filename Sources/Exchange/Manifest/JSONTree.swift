import FoundationEssentials

/// A JSON document of any structure, so that all problems can be reported at once.
package enum JSONTree: Decodable {
    case object([String: JSONTree])
    case array([JSONTree])
    case string(String)
    case integer(Int)
    case other

    /// Nil if it is not JSON in UTF-8, or if an object has a key twice.
    package init?(parsing bytes: [UInt8]) {
        let bytes = bytes.starts(with: byteOrderMark) ? Array(bytes.dropFirst(byteOrderMark.count)) : bytes
        guard !bytes.contains(0), let tree = try? JSONDecoder().decode(JSONTree.self, from: Data(bytes)),
            JSONTree.repeatedKey(in: bytes) == nil
        else { return nil }
        self = tree
    }

    /// The first key that an object has twice: which of the two counts is not the reader's to decide.
    ///
    /// - Parameter bytes: any; only of JSON the answer means something.
    static func repeatedKey(in bytes: [UInt8]) -> String? {
        var objects: [Set<String>] = []
        var (at, textStart, textEnd) = (0, 0, 0)
        while at < bytes.count {
            switch bytes[at] {
            case UInt8(ascii: "{"), UInt8(ascii: "["): objects.append([])
            case UInt8(ascii: "}"), UInt8(ascii: "]"): _ = objects.popLast()
            case UInt8(ascii: ":"):
                guard let key = try? JSONDecoder().decode(String.self, from: Data(bytes[textStart..<textEnd])),
                    let object = objects.indices.last
                else { return nil }
                if !objects[object].insert(key).inserted { return key }
            case quote:
                textStart = at
                at += 1
                while at < bytes.count, bytes[at] != quote { at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1 }
                textEnd = min(at + 1, bytes.count)
            default: break
            }
            at += 1
        }
        return nil
    }

    package init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if let text = try? value.decode(String.self) {
            self = .string(text)
        } else if let number = try? value.decode(Int.self) {
            self = .integer(number)
        } else if let elements = try? value.decode([JSONTree].self) {
            self = .array(elements)
        } else if let members = try? value.decode([String: JSONTree].self) {
            self = .object(members)
        } else {
            self = .other
        }
    }
}
