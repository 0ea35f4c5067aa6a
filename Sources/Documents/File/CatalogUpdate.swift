import Domain

/// Adds what cairo 1.16 cannot write to a PDF: its language, how to show and print it, and what its figures show in words.
/// An incremental update: the catalog and the figures are written again, with a new cross-reference table that points to
/// the previous one.
struct CatalogUpdate {
    let tail: FileTail
    /// The length of the file so far.
    let length: Int
    let language: Language
    /// In their order; none if the file has no structure.
    let figures: [String]

    func bytes() throws -> [UInt8] {
        guard
            let catalog = tail.catalog, let root = tail.reference("Root"), let info = tail.reference("Info"),
            let size = tail.reference("Size"), let number = root.split(separator: " ").first,
            let table = tail.tablePlace
        else { throw DrawingFailure(reason: "the file's catalog is not where cairo 1.16 writes it") }
        let objects =
            try described() + [
                (
                    number,
                    """
                    << /Type /Catalog\(catalog)   /Lang (\(tag))
                       /ViewerPreferences << /DisplayDocTitle true /Duplex /DuplexFlipLongEdge >>
                    >>
                    """
                )
            ]
        var (body, entries) = ("\n", "")
        for (number, content) in objects {
            entries += "\(number) 1\n\(tenDigits(length + body.utf8.count)) 00000 n \n"
            body += "\(number) 0 obj\n\(content)\nendobj\n"
        }
        let end = """
            xref
            \(entries)trailer
            << /Size \(size)
               /Root \(root)
               /Info \(info)
               /Prev \(table)
            >>
            startxref
            \(length + body.utf8.count)
            %%EOF

            """
        return Array(body.utf8) + Array(end.utf8)
    }

    /// The figures' objects with their words.
    private func described() throws -> [(Substring, String)] {
        guard !figures.isEmpty else { return [] }
        let found = tail.figures
        guard found.count == figures.count else {
            throw DrawingFailure(reason: "the file's figures are not where cairo 1.16 writes them")
        }
        return zip(found, figures).map { figure, words in
            let units = words.withoutNoncharacters.utf16.map { unit in
                let digits = String(unit, radix: 16, uppercase: true)
                return String(repeating: "0", count: 4 - digits.count) + digits
            }
            return (figure.number, figure.content + "   /Alt <FEFF\(units.joined())>\n>>")
        }
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
