/// Words in one language or in two. What is the same in both is said once.
struct Label: Hashable {
    let first: String
    let second: String?

    init(_ first: String, _ second: String? = nil) {
        (self.first, self.second) = (first, second == first || second == "" ? nil : second)
    }

    /// - Parameter second: where it is shorter, the rest is in the first language alone.
    static func list(_ first: [String], _ second: [String]?) -> [Label] {
        let others = second ?? []
        return first.enumerated().map { place, words in
            Label(words, others.indices.contains(place) ? others[place] : nil)
        }
    }

    /// Several as one.
    static func joined(_ labels: [Label], by separator: String) -> Label {
        let labels = labels.filter { !$0.first.isEmpty }
        let second = labels.allSatisfy { $0.second == nil } ? nil : labels.map { $0.second ?? $0.first }
        return Label(labels.map(\.first).joined(separator: separator), second?.joined(separator: separator))
    }
}

/// A label that is shaped: the second language follows the first on its line, or stands under it.
struct ShapedLabel {
    let first: ShapedText
    let second: ShapedText?
    let isInLine: Bool

    static let gap = 3.0

    var width: Double {
        guard let second else { return first.width }
        return isInLine ? first.width + ShapedLabel.gap + second.width : max(first.width, second.width)
    }

    var height: Double { isInLine ? first.height : first.height + (second?.height ?? 0) }

    func draw(on canvas: Canvas, ink: Double = Ink.black, x: Double, top: Double) {
        canvas.text(first, ink: ink, x: x, top: top)
        guard let second else { return }
        guard isInLine else { return canvas.text(second, ink: Ink.quiet, x: x, top: top + first.height) }
        canvas.text(second, ink: Ink.quiet, x: x + first.width + ShapedLabel.gap, top: top + drop(second))
    }

    /// Both end at `right`, one under the other.
    func draw(on canvas: Canvas, ink: Double = Ink.black, right: Double, top: Double) {
        guard let second else { return canvas.text(first, ink: ink, right: right, top: top) }
        guard isInLine else {
            canvas.text(first, ink: ink, right: right, top: top)
            return canvas.text(second, ink: Ink.quiet, right: right, top: top + first.height)
        }
        canvas.text(first, ink: ink, right: right - second.width - ShapedLabel.gap, top: top)
        canvas.text(second, ink: Ink.quiet, right: right, top: top + drop(second))
    }

    /// Puts both on one baseline.
    private func drop(_ second: ShapedText) -> Double {
        first.style.baseline(ofLine: 0) - second.style.baseline(ofLine: 0)
    }
}

extension Typesetter {
    /// - Parameter isStacked: whether the second language stands under the first even if both fit on one line.
    func shape(_ label: Label, _ style: Style, width: Double? = nil, isStacked: Bool = false) -> ShapedLabel {
        let first = shape(label.first, style, width: width)
        guard let words = label.second else { return ShapedLabel(first: first, second: nil, isInLine: false) }
        if !isStacked, first.lines.count == 1, let line = shape("/ " + words, style.ofSecond).onOneLine,
            first.width + ShapedLabel.gap + line.width <= width ?? .infinity
        {
            return ShapedLabel(first: first, second: line, isInLine: true)
        }
        return ShapedLabel(first: first, second: shape(words, style.ofSecond, width: width), isInLine: false)
    }

    /// In the first of the sizes in which each language takes one line, or the last.
    func shape(_ label: Label, firstFitting styles: [Style], width: Double) -> ShapedLabel {
        let shaped = styles.lazy.map { self.shape(label, $0, width: width, isStacked: true) }
        return shaped.first { $0.first.lines.count < 2 && ($0.second?.lines.count ?? 0) < 2 }
            ?? shape(label, styles[styles.count - 1], width: width, isStacked: true)
    }
}

extension ShapedText {
    fileprivate var onOneLine: ShapedText? { lines.count < 2 ? self : nil }
}

extension Style {
    /// Of the words in a second language beside words in this style.
    var ofSecond: Style { .regular(max(size * (isBold ? 0.75 : 0.88), 5.5)) }
}

extension Block {
    /// A paragraph, in each language one.
    static func label(_ label: ShapedLabel, ink: Double = Ink.black, tag: Tag = .paragraph) -> Block {
        Block(height: label.height) { canvas, x, y in
            canvas.tagged(tag) { label.draw(on: canvas, ink: ink, x: x, top: y) }
        }
    }
}
