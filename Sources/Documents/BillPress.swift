package import Domain

/// Draws bills, with its own font map, shaped words and recorded backs. Not Sendable: one for each thread.
package final class BillPress {
    private let typesetter: Typesetter
    private var backs: RecordedBacks

    /// Throws FontMissing if the font of bills is not installed.
    package init() throws {
        typesetter = try Typesetter()
        backs = RecordedBacks(typesetter)
    }

    /// A bill's pages, front then back, as a PDF: the same sheet gives the same bytes.
    package func pdf(of sheet: BillSheet) throws -> [UInt8] {
        var bytes: [UInt8] = []
        let facts = PDFFile.Facts(
            title: "\(sheet.title) · \(sheet.foot)", author: sheet.supplier.name, language: sheet.language,
            date: sheet.issued)
        func collect(_ piece: UnsafeRawBufferPointer) { bytes += piece }
        try PDFFile.write(facts, isTagged: true, to: collect) { file in
            let front = try FrontPages(sheet: sheet, typesetter: typesetter).flow().pages
            let back = BackPages(sheet.back, typesetter).flow().pages
            try file.canvas.tagged(.document) {
                try draw(front + back, foot: sheet.foot, in: file)
            }
        }
        return bytes
    }

    /// A print file of many bills, written as it is drawn: memory does not grow with it. Each bill, front then back,
    /// begins on an odd page, so that a sheet of paper is never shared by two households.
    ///
    /// - Parameter bills: gets a function that adds a bill, and calls it for each.
    /// - Returns: the number of pages.
    package func printFile(
        title: String, author: String, language: Language, date: Day,
        to write: (UnsafeRawBufferPointer) throws -> Void, bills: (_ add: (BillSheet) throws -> Void) throws -> Void
    ) throws -> Int {
        let facts = PDFFile.Facts(title: title, author: author, language: language, date: date)
        return try PDFFile.write(facts, isTagged: false, to: write) { file in
            try bills { sheet in
                let front = try FrontPages(sheet: sheet, typesetter: typesetter).flow().pages
                try draw(front + backs.pages(of: sheet.back), foot: sheet.foot, in: file)
                if !file.pageCount.isMultiple(of: 2) { try file.endPage() }
            }
        }
    }

    private func draw(_ pages: [[Flow.Placed]], foot: String, in file: PDFFile) throws {
        for (index, page) in pages.enumerated() {
            for placed in page { placed.block.draw(file.canvas, placed.x, placed.y) }
            draw(foot, page: "\(index + 1)/\(pages.count)", on: file.canvas)
            try file.endPage()
        }
    }

    private func draw(_ foot: String, page: String, on canvas: Canvas) {
        let number = typesetter.shape(page, .regular(7.5))
        let words = typesetter.shape(foot, .regular(7.5), width: Paper.measure - number.width - Paper.gutter)
        canvas.text(words, ink: Ink.quiet, x: Paper.left, top: Paper.foot - words.height)
        canvas.text(number, ink: Ink.quiet, right: Paper.right, top: Paper.foot - number.height)
    }
}
