/// A sentence of a catalogue with places for values: "{day} күнгі жағдай бойынша".
struct Phrase: Decodable, Sendable {
    private enum Piece {
        case words(String)
        case place(String)
    }

    private let pieces: [Piece]

    init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        var pieces: [Piece] = []
        for (index, part) in text.split(separator: "{", omittingEmptySubsequences: false).enumerated() {
            guard index > 0 else {
                pieces.append(.words(String(part)))
                continue
            }
            guard let end = part.firstIndex(of: "}") else {
                throw DecodingError.dataCorrupted(
                    .init(codingPath: decoder.codingPath, debugDescription: "'{' without '}'"))
            }
            pieces += [.place(String(part[..<end])), .words(String(part[part.index(after: end)...]))]
        }
        self.pieces = pieces
    }

    /// The sentence with its values, by the names of their places.
    func callAsFunction(_ values: KeyValuePairs<String, String>) -> String {
        pieces.reduce(into: "") { text, piece in
            switch piece {
            case .words(let words): text += words
            case .place(let name): text += values.first { $0.key == name }?.value ?? ""
            }
        }
    }
}

extension String {
    /// With a large letter first: names of levels and times of day have a small one.
    var asSentence: String { prefix(1).uppercased() + dropFirst() }
}
