/// The pattern of a route's path, with named parameters: "/accounts/{account}/bills/{month}.pdf".
package struct PathTemplate: ExpressibleByStringLiteral, Hashable, Sendable {
    package let text: String
    private let segments: [Segment]
    /// What stands before, between and after the parameters, for printing.
    private let between: [String]

    /// What tells most paths apart: how many segments they have, and the first one.
    package struct Form: Hashable, Sendable {
        private let count: Int
        private let first: Substring?

        /// - Parameter path: as `segments(of:)` gives it.
        package init(_ path: [Substring]) {
            (count, first) = (path.count, path.first)
        }
    }

    package var form: Form {
        let segments = text.split(separator: "/")
        precondition(segments.first?.hasPrefix("{") != true, "a path begins with a word, which finds it")
        return Form(segments)
    }

    private enum Segment: Hashable, Sendable {
        case fixed(String)
        /// A parameter, and the suffix after it: ".pdf".
        case place(ending: String)
    }

    package init(stringLiteral text: StaticString) {
        self.text = text.description
        segments = self.text.split(separator: "/").map { segment in
            guard segment.first == "{", let end = segment.lastIndex(of: "}") else { return .fixed(String(segment)) }
            return .place(ending: String(segment[segment.index(after: end)...]))
        }
        between = self.text.split(separator: "{", omittingEmptySubsequences: false).map { part in
            String(part.firstIndex(of: "}").map { part[part.index(after: $0)...] } ?? part)
        }
    }

    /// The decoded parameters; nil for a path of another form.
    ///
    /// - Parameter path: as `segments(of:)` gives it.
    package func values(in path: [Substring]) -> [String]? {
        guard path.count == segments.count else { return nil }
        var values: [String] = []
        for (segment, asked) in zip(segments, path) {
            switch segment {
            case .fixed(let word): guard word == asked else { return nil }
            case .place(let ending):
                guard asked.hasSuffix(ending),
                    let value = percentDecoded(asked.dropLast(ending.count).utf8, plusIsSpace: false), !value.isEmpty
                else { return nil }
                values.append(value)
            }
        }
        return values
    }

    /// "/a/b" → ["a", "b"], "/" → []; nil if it is not a path.
    package static func segments(of path: Substring) -> [Substring]? {
        let slash = UInt8(ascii: "/")
        guard path.utf8.first == slash, path.utf8.count > 1 else { return path == "/" ? [] : nil }
        return path.utf8.dropFirst().split(separator: slash, omittingEmptySubsequences: false).map { Substring($0) }
    }

    /// The path with `values` as its parameters, percent-encoded.
    package func path(_ values: [any PathValue]) -> String {
        guard !values.isEmpty else { return text }
        var path = between[0]
        path.reserveCapacity(text.utf8.count + 16 * values.count)
        for (value, following) in zip(values, between.dropFirst()) {
            path += percentEncoded(value.pathText)
            path += following
        }
        return path
    }
}
