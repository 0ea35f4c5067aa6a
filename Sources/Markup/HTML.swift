/// Writes HTML as UTF-8 into one buffer, in document order.
///
/// Text is escaped by its type: a `String` can only be text or an attribute's value, and both are escaped. Only
/// literals of the program (`StaticString`) are markup.
package struct HTML: ~Copyable {
    fileprivate var buffer: OutputBuffer

    /// A page: `<!DOCTYPE html>` and its root, as bytes.
    package static func document(_ attributes: Attribute..., content: (inout HTML) -> Void) -> [UInt8] {
        var html = HTML(buffer: OutputBuffer(capacity: 16 * 1024))
        html.verbatim("<!DOCTYPE html>")
        html.element("html", attributes, content)
        return html.buffer.bytes
    }

    package mutating func text(_ text: String) {
        escape(text)
    }

    /// Markup from a literal of the program, such as an icon.
    package mutating func verbatim(_ markup: StaticString) {
        buffer.append(UnsafeRawBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
    }

    /// Markup that was written before, again.
    package mutating func fragment(_ fragment: Fragment) {
        fragment.bytes.withUnsafeBytes { buffer.append($0) }
    }

    package mutating func element(_ name: StaticString, _ attributes: [Attribute], _ content: (inout HTML) -> Void) {
        open(name, attributes)
        content(&self)
        verbatim("</")
        verbatim(name)
        verbatim(">")
    }

    /// An element without content and end tag: `<input>`, `<meta>`.
    package mutating func void(_ name: StaticString, _ attributes: [Attribute]) {
        open(name, attributes)
    }

    private mutating func open(_ name: StaticString, _ attributes: [Attribute]) {
        verbatim("<")
        verbatim(name)
        for attribute in attributes {
            switch attribute.value {
            case .absent: continue
            case .present: break
            case .fixed(let value):
                begin(attribute)
                verbatim(value)
                verbatim("\"")
                continue
            case .text(let value):
                begin(attribute)
                escape(value)
                verbatim("\"")
                continue
            }
            verbatim(" ")
            verbatim(attribute.name)
        }
        verbatim(">")
    }

    private mutating func begin(_ attribute: Attribute) {
        verbatim(" ")
        verbatim(attribute.name)
        verbatim("=\"")
    }

    /// Copies runs of plain bytes, and replaces each byte that is special in HTML with a character reference.
    private mutating func escape(_ text: String) {
        var text = text
        text.withUTF8 { utf8 in
            var start = 0
            for index in utf8.indices {
                guard let reference = HTML.reference(for: utf8[index]) else { continue }
                buffer.append(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(utf8)[start..<index]))
                verbatim(reference)
                start = index + 1
            }
            buffer.append(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(utf8)[start...]))
        }
    }

    private static func reference(for byte: UInt8) -> StaticString? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        default: nil
        }
    }
}

/// Markup that is written once, and is the same on many pages.
package struct Fragment: Sendable {
    fileprivate let bytes: [UInt8]

    package init(_ content: (inout HTML) -> Void) {
        var html = HTML(buffer: OutputBuffer(capacity: 4096))
        content(&html)
        bytes = html.buffer.bytes
    }
}
