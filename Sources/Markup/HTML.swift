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
        buffer.append(markup.utf8Start, markup.utf8CodeUnitCount)
    }

    /// Markup that was written before, again.
    package mutating func fragment(_ fragment: Fragment) {
        fragment.bytes.withUnsafeBytes { bytes in
            if let start = bytes.baseAddress { buffer.append(start, bytes.count) }
        }
    }

    package mutating func element(_ name: StaticString, _ attributes: [Attribute], _ content: (inout HTML) -> Void) {
        open(name, attributes)
        content(&self)
        end(name)
    }

    /// The same with a start tag that was written before.
    package mutating func element(_ tag: StartTag, _ content: (inout HTML) -> Void) {
        fragment(tag.markup)
        content(&self)
        end(tag.name)
    }

    /// An element without content and end tag: `<input>`, `<meta>`.
    package mutating func void(_ name: StaticString, _ attributes: [Attribute]) {
        open(name, attributes)
    }

    private mutating func end(_ name: StaticString) {
        buffer.append(UInt8(ascii: "<"))
        buffer.append(UInt8(ascii: "/"))
        verbatim(name)
        buffer.append(UInt8(ascii: ">"))
    }

    fileprivate mutating func open(_ name: StaticString, _ attributes: [Attribute]) {
        buffer.append(UInt8(ascii: "<"))
        verbatim(name)
        for attribute in attributes {
            switch attribute.value {
            case .absent: break
            case .present: begin(attribute)
            case .fixed(let value): quote(attribute) { $0.verbatim(value) }
            case .number(let value): quote(attribute) { $0.number(value) }
            case .share(let hundredths):
                quote(attribute) {
                    $0.number(hundredths / 100)
                    $0.verbatim(".")
                    $0.digit(hundredths / 10 % 10)
                    $0.digit(hundredths % 10)
                    $0.verbatim("%")
                }
            case .text(let value): quote(attribute) { $0.escape(value) }
            }
        }
        buffer.append(UInt8(ascii: ">"))
    }

    private mutating func begin(_ attribute: Attribute) {
        buffer.append(UInt8(ascii: " "))
        verbatim(attribute.name)
    }

    @inline(__always)
    private mutating func quote(_ attribute: Attribute, _ value: (inout HTML) -> Void) {
        begin(attribute)
        buffer.append(UInt8(ascii: "="))
        buffer.append(UInt8(ascii: "\""))
        value(&self)
        buffer.append(UInt8(ascii: "\""))
    }

    private mutating func number(_ number: Int) {
        if number < 0 { verbatim("-") }
        if number.magnitude >= 10 { self.number(Int(number.magnitude / 10)) }
        digit(Int(number.magnitude % 10))
    }

    private mutating func digit(_ digit: Int) {
        buffer.append(UInt8(ascii: "0") + UInt8(digit))
    }

    /// Copies runs of plain bytes, and replaces each byte that is special in HTML with a character reference.
    private mutating func escape(_ text: String) {
        var text = text
        text.withUTF8 { utf8 in
            guard let bytes = utf8.baseAddress else { return }
            var start = 0
            for index in 0..<utf8.count where HTML.isSpecial(bytes[index]) {
                buffer.append(bytes + start, index - start)
                verbatim(HTML.reference(for: bytes[index]))
                start = index + 1
            }
            buffer.append(bytes + start, utf8.count - start)
        }
    }

    /// All of them are before "@": one test for a letter, two for a digit.
    @inline(__always)
    private static func isSpecial(_ byte: UInt8) -> Bool {
        byte < 64 && special & (1 << UInt64(byte)) != 0
    }

    /// `"`, `&`, `'`, `<` and `>`, each as a bit.
    private static let special: UInt64 = 1 << 0x22 | 1 << 0x26 | 1 << 0x27 | 1 << 0x3C | 1 << 0x3E

    private static func reference(for byte: UInt8) -> StaticString {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        default: "&#39;"
        }
    }
}

/// The start tag of many elements, such as the cells of a column.
package struct StartTag: Sendable {
    fileprivate let name: StaticString
    fileprivate let markup: Fragment

    package init(_ name: StaticString, _ attributes: Attribute...) {
        self.name = name
        markup = Fragment(capacity: 128) { $0.open(name, attributes) }
    }
}

/// Markup that is written once, and is the same on many pages.
package struct Fragment: Sendable {
    fileprivate let bytes: [UInt8]

    package init(_ content: (inout HTML) -> Void) {
        self.init(capacity: 4096, content)
    }

    fileprivate init(capacity: Int, _ content: (inout HTML) -> Void) {
        var html = HTML(buffer: OutputBuffer(capacity: capacity))
        content(&html)
        bytes = html.buffer.bytes
    }
}
