/// The back in one language or in two.
struct BilingualBack: Equatable {
    let first: BackSheet
    let second: BackSheet?

    init(_ bill: PrintedBill) { (first, second) = (bill.sheet.back, bill.second?.back) }
}

/// Lays out the back of a bill: three columns of short paragraphs, all on one page if a type can be read in which they fit.
struct BackPages {
    private let back: BilingualBack
    private let typesetter: Typesetter

    static let sizes = [8.5, 8, 7.5, 7, 6.5, 6, 5.5]
    /// Of a back that does not fit one page in any of them.
    private static let sizeOfMany = 7.5
    private static let columns = 3
    private static let gutter = Paper.millimetres(7)
    private static let width = (Paper.measure - 2 * gutter) / 3
    /// Above a section, under its head, and above a paragraph.
    private static let spaces = (section: 9.0, head: 1.5, paragraph: 3.5)

    init(_ back: BilingualBack, _ typesetter: Typesetter) {
        (self.back, self.typesetter) = (back, typesetter)
    }

    /// Its title over a line.
    func title() -> [Block] {
        let words = Label(back.first.title, back.second?.title)
        guard !words.first.isEmpty else { return [] }
        return [
            .label(typesetter.shape(words, .bold(13), width: Paper.measure), tag: .heading),
            Block(height: 14) { canvas, x, y in
                canvas.rule(x: x, y: y + 5, width: Paper.measure, weight: 0.75, ink: Ink.black)
            },
        ]
    }

    /// The columns, as low as they can be; nil if they do not fit a page.
    func block(size: Double) -> Block? {
        let pieces = pieces(size: size)[...]
        guard holdsAll(pieces, Flow.pageHeight) else { return nil }
        let height = balanced(pieces, within: Flow.pageHeight)
        var rest = pieces
        let columns = columns(of: &rest, height: height).map { block(of: $0) }
        return Block(height: columns.reduce(0) { max($0, $1.height) }) { canvas, x, y in
            for (place, column) in columns.enumerated() {
                column.draw(canvas, x + Double(place) * (BackPages.width + BackPages.gutter), y)
            }
        }
    }

    /// On as many pages as they need.
    func flow(above: [Block]) -> Flow {
        var flow = Flow()
        for block in title() + above { flow.place(block) }
        var rest = pieces(size: BackPages.sizeOfMany)[...]
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

    private func pieces(size: Double) -> [Piece] {
        let others = back.second?.sections ?? []
        return back.first.sections.enumerated().flatMap { place, section in
            pieces(of: section, others.indices.contains(place) ? others[place] : nil, size: size)
        }
    }

    /// An unbreakable piece: lines of a paragraph, the first with the head above it.
    private struct Piece {
        var head: ShapedLabel?
        var text: ShapedText
        /// Unless it is at the top of a column.
        var spaceAbove: Double

        var height: Double { (head.map { $0.height + BackPages.spaces.head } ?? 0) + text.height }
        var isContinued: Bool { spaceAbove == 0 }
    }

    private func pieces(of section: BackSheet.Section, _ second: BackSheet.Section?, size: Double) -> [Piece] {
        let head = typesetter.shape(
            Label(section.head, second?.head), .bold(size), width: BackPages.width, isStacked: true)
        func shaped(_ paragraphs: [String], _ style: Style) -> [Piece] {
            paragraphs.flatMap { BackPages.pieces(of: typesetter.shape($0, style, width: BackPages.width)) }
        }
        let own = section.paragraphs.isEmpty ? [""] : section.paragraphs
        let other = second.map { $0.paragraphs == section.paragraphs ? [] : $0.paragraphs } ?? []
        var pieces = shaped(own, .regular(size)) + shaped(other, .regular(max(size - 0.75, 5.5)))
        pieces[0].head = head
        pieces[0].spaceAbove = BackPages.spaces.section
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
        guard holdsAll(pieces, room) else { return room }
        var (low, high) = (0.0, room)
        while high - low > 1 {
            let middle = (low + high) / 2
            if holdsAll(pieces, middle) { high = middle } else { low = middle }
        }
        return high
    }

    private func holdsAll(_ pieces: ArraySlice<Piece>, _ height: Double) -> Bool {
        var rest = pieces
        _ = columns(of: &rest, height: height)
        return rest.isEmpty
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
            if let head = first.head { blocks += [.label(head, tag: .subheading), .space(BackPages.spaces.head)] }
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
