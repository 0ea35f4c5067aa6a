/// A4 and the places on it, in points from the top left corner.
enum Paper {
    static let width = millimetres(210)
    static let height = millimetres(297)
    static let margin = millimetres(15)
    static let left = margin
    static let right = width - margin
    static let top = margin
    /// The baseline of the page's foot.
    static let foot = height - margin
    /// Only the foot is below it.
    static let bottom = foot - 16
    static let measure = right - left

    /// The part of the folded sheet in the window of a DL envelope.
    static let window = Box(
        left: millimetres(20), top: millimetres(45), width: millimetres(90), height: millimetres(45))

    static func millimetres(_ length: Double) -> Double { length * 72 / 25.4 }

    /// The left edge of one of the twelve columns, counted from 0.
    static func column(_ number: Int) -> Double { left + Double(number) * (columnWidth + gutter) }
    /// The width of that many columns with the gutters between them.
    static func width(columns: Int) -> Double { Double(columns) * (columnWidth + gutter) - gutter }

    static let gutter = millimetres(4)
    private static let columnWidth = (measure - 11 * gutter) / 12

    struct Box {
        var left, top, width, height: Double

        var bottom: Double { top + height }
    }
}
