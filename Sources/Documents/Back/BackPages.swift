/// Lays out the back of a bill: three columns of short paragraphs, balanced on the last page.
struct BackPages {
    private let title: ShapedText?
    private let pieces: [Piece]

    private static let columns = 3
    private static let gutter = Paper.millimetres(7)
    private static let width = (Paper.measure - 2 * gutter) / 3
    private static let head = Style.bold(8.5)
    private static let text = Style.regular(8.5)
    /// Above a section, under its head, and above a paragraph.
    private static let spaces = (section: 9.0, head: 1.5, paragraph: 3.5)

    init(_ back: BackSheet, _ typesetter: Typesetter) {
        title = back.title.isEmpty ? nil : typesetter.shape(back.title, .bold(13), width: Paper.measure)
        pieces = back.sections.flatMap { BackPages.pieces(of: $0, typesetter) }
    }

    func flow() -> Flow {
        var flow = Flow()
        if let title {
            flow.place(.text(title, tag: .subheading))
            flow.place(
                Block(height: 14) { canvas, x, y in
                    canvas.rule(x: x, y: y + 5, width: Paper.measure, weight: 0.75, ink: Ink.black)
                })
        }
        var rest = pieces[...]
        while true {
            var x = Paper.left
            for column in columns(of: &rest, height: balanced(rest, within: flow.room)) {
                flow.put(block(of: column), x: x, y: flow.y)
                x += BackPages.width + BackPages.gutter
            }
            if rest.isEmpty { return flow }
            flow.startPage()
        }
    }

    /// An unbreakable piece: lines of a paragraph, the first with the head above it.
    private struct Piece {
        var head: ShapedText?
        var text: ShapedText
        /// Unless it is at the top of a column.
        var spaceAbove: Double

        var height: Double { (head.map { $0.height + BackPages.spaces.head } ?? 0) + text.height }
        var isContinued: Bool { spaceAbove == 0 }
    }

    private static func pieces(of section: BackSheet.Section, _ typesetter: Typesetter) -> [Piece] {
        let head = typesetter.shape(section.head, BackPages.head, width: width)
        let texts = section.paragraphs.isEmpty ? [""] : section.paragraphs
        var pieces = texts.flatMap { text in
            BackPages.pieces(of: typesetter.shape(text, BackPages.text, width: width))
        }
        pieces[0].head = head
        pieces[0].spaceAbove = spaces.section
        return pieces
    }

    /// A paragraph in lines; the first two and the last two stay together.
    private static func pieces(of paragraph: ShapedText) -> [Piece] {
        let count = paragraph.lines.count
        guard count > 3 else { return [Piece(text: paragraph, spaceAbove: spaces.paragraph)] }
        let ranges = [0..<2] + (2..<count - 2).map { $0..<$0 + 1 } + [count - 2..<count]
        return ranges.map { range in
            Piece(text: paragraph.lines(range), spaceAbove: range.lowerBound == 0 ? spaces.paragraph : 0)
        }
    }

    /// The smallest height at which the columns fit all pieces; the whole room if they do not fit.
    private func balanced(_ pieces: ArraySlice<Piece>, within room: Double) -> Double {
        func holdsAll(_ height: Double) -> Bool {
            var rest = pieces
            _ = columns(of: &rest, height: height)
            return rest.isEmpty
        }
        guard holdsAll(room) else { return room }
        var (low, high) = (0.0, room)
        while high - low > 1 {
            let middle = (low + high) / 2
            if holdsAll(middle) { high = middle } else { low = middle }
        }
        return high
    }

    /// Takes as many pieces as fit three columns of that height.
    private func columns(of pieces: inout ArraySlice<Piece>, height: Double) -> [ArraySlice<Piece>] {
        (0..<BackPages.columns).map { _ in
            var room = height
            let column = pieces.prefix { piece in
                room -= piece.height + (room == height ? 0 : piece.spaceAbove)
                return room >= 0
            }
            pieces = pieces[column.endIndex...]
            return column
        }
    }

    private func block(of column: ArraySlice<Piece>) -> Block {
        var blocks: [Block] = []
        var rest = column
        while var first = rest.popFirst() {
            if !blocks.isEmpty { blocks.append(.space(first.spaceAbove)) }
            if let head = first.head { blocks += [.text(head, tag: .subheading), .space(BackPages.spaces.head)] }
            // Continued pieces are one paragraph for screen readers.
            while let next = rest.first, next.isContinued {
                first.text = ShapedText(style: first.text.style, lines: first.text.lines + next.text.lines)
                rest.removeFirst()
            }
            blocks.append(.text(first.text))
        }
        return .column(blocks)
    }
}
