import Domain

/// Adds what cairo 1.16 cannot write to a PDF: its language, and how to show and print it. An incremental update: the
/// catalog is written again, with a new cross-reference table that points to the previous one.
struct CatalogUpdate {
    let tail: FileTail
    /// The length of the file so far.
    let length: Int
    let language: Language

    func bytes() throws -> [UInt8] {
        guard
            let catalog = tail.catalog, let root = tail.reference("Root"), let info = tail.reference("Info"),
            let size = tail.reference("Size"), let number = root.split(separator: " ").first,
            let table = tail.tablePlace
        else { throw DrawingFailure(reason: "the file's catalog is not where cairo 1.16 writes it") }
        let object = """

            \(number) 0 obj
            << /Type /Catalog\(catalog)   /Lang (\(tag))
               /ViewerPreferences << /DisplayDocTitle true /Duplex /DuplexFlipLongEdge >>
            >>
            endobj

            """
        let end = """
            xref
            \(number) 1
            \(tenDigits(length + 1)) 00000 n 
            trailer
            << /Size \(size)
               /Root \(root)
               /Info \(info)
               /Prev \(table)
            >>
            startxref
            \(length + object.utf8.count)
            %%EOF

            """
        return Array(object.utf8) + Array(end.utf8)
    }

    private var tag: String {
        switch language {
        case .kk: "kk-KZ"
        case .ru: "ru-KZ"
        case .en: "en"
        }
    }

    private func tenDigits(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 10 - digits.count)) + digits
    }
}
