package import Domain

/// Draws bills, with its own font map, shaped words and recorded backs. Not Sendable: one for each thread.
package final class BillPress {
    private let typesetter: Typesetter
    private var backs: KnownBacks
    private var recordedBacks: KnownBacks

    /// Throws FontMissing if the font of bills is not installed.
    package init() throws {
        typesetter = try Typesetter()
        backs = KnownBacks(typesetter, isRecorded: false)
        recordedBacks = KnownBacks(typesetter, isRecorded: true)
    }

    /// A bill's pages as a PDF: the same bill gives the same bytes.
    package func pdf(of bill: PrintedBill) throws -> [UInt8] {
        let sheet = bill.sheet
        var bytes: [UInt8] = []
        let facts = PDFFile.Facts(
            title: "\(sheet.title) · \(sheet.foot)", author: sheet.supplier.name, language: sheet.language,
            date: sheet.issued)
        func collect(_ piece: UnsafeRawBufferPointer) { bytes += piece }
        try PDFFile.write(facts, isTagged: true, to: collect) { file in
            let pages = try pages(of: bill)
            try file.canvas.tagged(.document) { try draw(pages, foot: bill.label(\.foot), in: file) }
        }
        return bytes
    }

    /// The same in one language.
    package func pdf(of sheet: BillSheet) throws -> [UInt8] { try pdf(of: PrintedBill(sheet)) }

    /// A print file of many bills, written as it is drawn: memory does not grow with it. Each bill begins on an odd page, so
    /// that a sheet of paper is never shared by two households.
    ///
    /// - Parameter bills: gets a function that adds a bill, and calls it for each.
    /// - Returns: the number of pages.
    package func printFile(
        title: String, author: String, language: Language, date: Day,
        to write: (UnsafeRawBufferPointer) throws -> Void, bills: (_ add: (PrintedBill) throws -> Void) throws -> Void
    ) throws -> Int {
        let facts = PDFFile.Facts(title: title, author: author, language: language, date: date)
        return try PDFFile.write(facts, isTagged: false, to: write) { file in
            try bills { bill in
                let front = try FrontPages(bill: bill, typesetter: typesetter).result()
                let back = recordedBacks.pages(of: BilingualBack(bill), above: try aboveBack(of: bill, front))
                try draw(inOrder(front, back), foot: bill.label(\.foot), in: file)
                if !file.pageCount.isMultiple(of: 2) { try file.endPage() }
            }
        }
    }

    /// The number of pages of a bill, without drawing it.
    package func pageCount(of bill: PrintedBill) throws -> Int { try pages(of: bill).count }

    private func pages(of bill: PrintedBill) throws -> [[Flow.Placed]] {
        let front = try FrontPages(bill: bill, typesetter: typesetter).result()
        return inOrder(front, backs.pages(of: BilingualBack(bill), above: try aboveBack(of: bill, front)))
    }

    private func aboveBack(of bill: PrintedBill, _ front: FrontPages.Result) throws -> [Block] {
        guard let box = ReadingBox(bill) else { return front.moved }
        return [try box.block(typesetter)] + (front.moved.isEmpty ? [] : [.space(14)]) + front.moved
    }

    /// The back is always on the back of the first front; what either has no room for follows.
    private func inOrder(_ front: FrontPages.Result, _ back: [[Flow.Placed]]) -> [[Flow.Placed]] {
        [front.pages[0]] + back.prefix(1) + front.pages.dropFirst() + back.dropFirst()
    }

    private func draw(_ pages: [[Flow.Placed]], foot: Label, in file: PDFFile) throws {
        for (index, page) in pages.enumerated() {
            for placed in page { placed.block.draw(file.canvas, placed.x, placed.y) }
            draw(foot, page: "\(index + 1)/\(pages.count)", on: file.canvas)
            try file.endPage()
        }
    }

    private func draw(_ foot: Label, page: String, on canvas: Canvas) {
        let number = typesetter.shape(page, .regular(7.5))
        let words = typesetter.shape(foot, .regular(7.5), width: Paper.measure - number.width - Paper.gutter)
        words.draw(on: canvas, ink: Ink.quiet, x: Paper.left, top: Paper.foot - words.height)
        canvas.text(number, ink: Ink.quiet, right: Paper.right, top: Paper.foot - number.height)
    }
}
