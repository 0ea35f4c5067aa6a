import CPangoCairo
import Domain

/// Writes a PDF page by page.
final class PDFFile {
    struct Facts {
        var title: String
        var author: String
        var language: Language
        var date: Day
    }

    let canvas: Canvas
    private(set) var pageCount = 0
    private let surface: OpaquePointer
    private let output: Output
    private let facts: Facts

    /// - Returns: the number of pages.
    @discardableResult
    static func write(
        _ facts: Facts, isTagged: Bool, to write: (UnsafeRawBufferPointer) throws -> Void,
        draw: (PDFFile) throws -> Void
    ) throws -> Int {
        try withoutActuallyEscaping(write) { write in
            let output = Output(write)
            let file = PDFFile(facts, isTagged: isTagged, output)
            try draw(file)
            try file.finish()
            return file.pageCount
        }
    }

    private init(_ facts: Facts, isTagged: Bool, _ output: Output) {
        self.facts = facts
        self.output = output
        surface = cairo_pdf_surface_create_for_stream(
            writeToOutput, Unmanaged.passUnretained(output).toOpaque(), Paper.width, Paper.height)
        canvas = Canvas(surface: surface, isTagged: isTagged)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, facts.title.withoutNoncharacters)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, facts.author.withoutNoncharacters)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, facts.date.iso + "T00:00:00Z")
    }

    deinit {
        // The rest of an unfinished file is discarded.
        output.close()
        cairo_surface_finish(surface)
        cairo_surface_destroy(surface)
    }

    func endPage() throws {
        canvas.drawWaiting()
        cairo_show_page(canvas.cairo)
        pageCount += 1
        try check()
    }

    private func finish() throws {
        output.beginTail(isKept: canvas.isTagged)
        cairo_surface_finish(surface)
        output.flush()
        try check()
        let update = CatalogUpdate(
            tail: output.tail, length: output.length, language: facts.language, figures: canvas.insteadOfFigures)
        try update.bytes().withUnsafeBufferPointer { _ = output.take($0) }
        output.flush()
        try check()
    }

    private func check() throws {
        if let error = output.error { throw error }
        // After a failure cairo ignores all further calls silently.
        for status in [cairo_status(canvas.cairo), cairo_surface_status(surface)] where status != CAIRO_STATUS_SUCCESS {
            throw DrawingFailure(reason: String(cString: cairo_status_to_string(status)))
        }
    }
}

/// Cairo could not draw, or the file could not be written.
package struct DrawingFailure: Error {
    package var reason: String
}
