/// A text style. All text is in Noto Sans, which has every Kazakh letter and digits of one width.
struct Style: Hashable {
    /// In points.
    var size: Double
    var isBold = false

    /// From one baseline to the next.
    var leading: Double { size * (size < 8 ? 1.2 : 1.25) }
    /// From the top of the text to a line's baseline: capitals are centred in the line.
    func baseline(ofLine index: Int) -> Double { (leading + size * Style.capitals) / 2 + Double(index) * leading }

    /// The height of Noto's capitals and digits.
    private static let capitals = 0.714

    static func regular(_ size: Double) -> Style { Style(size: size) }
    static func bold(_ size: Double) -> Style { Style(size: size, isBold: true) }
}

/// From 0, black, to 1, white: bills are printed without colours.
enum Ink {
    static let black = 0.0
    static let quiet = 0.36
    static let bar = 0.74
    static let markedBar = 0.28
    static let frame = 0.45
    static let hairline = 0.7
}
