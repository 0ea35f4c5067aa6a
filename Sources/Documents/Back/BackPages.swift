/// Lays out the back of a bill: three columns of short paragraphs, of one height where they end.
struct BackPages {
    let back: BackSheet
    let typesetter: Typesetter

    private static let columns = 3
    private static let gutter = Paper.millimetres(7)
    private static let width = (Paper.measure - 2 * gutter) / 3
    private static let head = Style.bold(8.5)
    private static let text = Style.regular(8.5)
    /// Above a section, and above a paragraph.
    private static let spaces = (section: 9.0, paragraph: 3.5)

    func flow() -> Flow {
        var flow = Flow()
        if !back.title.isEmpty {
            flow.place(.text(typesetter.shape(back.title, .bold(13), width: Paper.measure), tag: .subheading))
            flow.place(
                Block(height: 14) { canvas, x, y in
                    canvas.rule(x: x, y: y + 5, width: Paper.measure, weight: 0.75, ink: Ink.black)
                })
        }
        var pieces = pieces()[...]
        while true {
            let room = Paper.bottom - flow.y
            let height = balanced(pieces, within: room)
            var x = Paper.left
            for column in fill(&pieces, height: height) {
                flow.put(column, x: x, y: flow.y)
                x += BackPages.width + BackPages.gutter
            }
            if pieces.isEmpty { return flow }
            flow.startPage()
        }
    }

    /// What is not parted: a few lines, with the space above them when they don't stand on top of a column.
    private struct Piece {
        var space: Double
        var block: Block
    }

    private func pieces() -> [Piece] {
        back.sections.flatMap { section in
            var paragraphs = section.paragraphs.map { parts(of: $0) }
            let head = Block.text(
                typesetter.shape(section.head, BackPages.head, width: BackPages.width), tag: .subheading)
            // A head stands with the first lines of what it is the head of.
            if paragraphs.isEmpty {
                paragraphs = [[Piece(space: 0, block: head)]]
            } else {
                paragraphs[0][0].block = .column([head, .space(1.5), paragraphs[0][0].block])
            }
            paragraphs[0][0].space = BackPages.spaces.section
            return paragraphs.joined()
        }
    }

    /// A paragraph in lines; the first two and the last two stay together.
    private func parts(of paragraph: String) -> [Piece] {
        let shaped = typesetter.shape(paragraph, BackPages.text, width: BackPages.width)
        let lines = shaped.lines.map { ShapedText(style: shaped.style, lines: [$0]) }
        guard lines.count > 3 else { return [Piece(space: BackPages.spaces.paragraph, block: .text(shaped))] }
        let groups: [[ShapedText]] =
            [Array(lines.prefix(2))] + lines.dropFirst(2).dropLast(2).map { [$0] } + [lines.suffix(2)]
        return groups.enumerated().map { index, group in
            Piece(space: index == 0 ? BackPages.spaces.paragraph : 0, block: .column(group.map { .text($0) }))
        }
    }

    /// The least height at which the columns hold all; the whole room when they can't.
    private func balanced(_ pieces: ArraySlice<Piece>, within room: Double) -> Double {
        func holdsAll(_ height: Double) -> Bool {
            var rest = pieces
            _ = fill(&rest, height: height)
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

    /// Takes from the pieces what three columns of that height hold.
    private func fill(_ pieces: inout ArraySlice<Piece>, height: Double) -> [Block] {
        (0..<BackPages.columns).map { _ in
            var column: [Block] = []
            var left = height
            while let piece = pieces.first {
                let space = column.isEmpty ? 0 : piece.space
                guard space + piece.block.height <= left else { break }
                column += [.space(space), piece.block]
                left -= space + piece.block.height
                pieces.removeFirst()
            }
            return .column(column)
        }
    }
}
