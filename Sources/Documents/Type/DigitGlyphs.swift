/// The shaped characters of sums, quantities and dates, in one style.
struct DigitGlyphs {
    /// By ASCII code.
    private var signs = [ShapedText.Run?](repeating: nil, count: 128)
    private let blank: ShapedText.Run?
    private let minus: ShapedText.Run?

    init(_ style: Style, _ shaper: Shaper) {
        func run(_ text: String) -> ShapedText.Run? { shaper.shape(text, style).lines.first?.runs.first?.run }
        for sign in "0123456789,." { signs[Int(sign.asciiValue ?? 0)] = run(String(sign)) }
        blank = run("\u{A0}")
        minus = run("\u{2212}")
    }

    /// The character there, and its length in bytes. Nil if it is not part of a figure.
    func sign(at place: Int, of text: UnsafeBufferPointer<UInt8>) -> (run: ShapedText.Run, length: Int)? {
        switch text[place] {
        case let byte where byte < 0x80:
            guard byte.isDigit || place > 0 && text[place - 1].isDigit else { return nil }
            return signs[Int(byte)].map { ($0, 1) }
        case 0xC2 where place + 1 < text.count && text[place + 1] == 0xA0:
            return blank.map { ($0, 2) }
        case 0xE2 where place + 2 < text.count && text[place + 1] == 0x88 && text[place + 2] == 0x92:
            return minus.map { ($0, 3) }
        default:
            return nil
        }
    }
}

extension UInt8 {
    var isDigit: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }
}
