/// A cache of shaped text in two generations: when the younger is full it becomes the elder, and entries of the elder
/// that were not used again are dropped.
struct ShapedTextCache {
    struct Key: Hashable {
        var text: String
        var style: Style
        var width: Double?

        /// By bytes: the standard library would normalise every Kazakh word first.
        func hash(into hasher: inout Hasher) {
            var text = text
            text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
            hasher.combine(style)
            hasher.combine(width)
        }
    }

    private var younger: [Key: ShapedText] = [:]
    private var elder: [Key: ShapedText] = [:]
    private var bytes = 0

    /// The text in a generation, in bytes: some 4 MB of glyphs.
    private let limit = 100_000

    mutating func known(_ key: Key) -> ShapedText? {
        if let text = younger[key] { return text }
        guard let text = elder[key] else { return nil }
        remember(text, key)
        return text
    }

    mutating func text(_ key: Key, otherwise shape: () -> ShapedText) -> ShapedText {
        if let known = known(key) { return known }
        let text = shape()
        remember(text, key)
        return text
    }

    private mutating func remember(_ text: ShapedText, _ key: Key) {
        bytes += key.text.utf8.count
        if bytes > limit {
            (elder, younger) = (younger, [:])
            bytes = key.text.utf8.count
        }
        younger[key] = text
    }
}
