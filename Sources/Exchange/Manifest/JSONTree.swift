import FoundationEssentials

/// A JSON document of any structure, so that all problems can be reported at once.
package enum JSONTree: Decodable {
    case object([String: JSONTree])
    case array([JSONTree])
    case string(String)
    case integer(Int)
    case other

    /// Nil if it is not JSON.
    package init?(parsing bytes: [UInt8]) {
        guard let tree = try? JSONDecoder().decode(JSONTree.self, from: Data(bytes)) else { return nil }
        self = tree
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
