import Domain
import Store
import Words

/// In a part, suppliers.csv has the row of its supplier, unless it is the portal's own; and nobody is renamed: the rows of the
/// former code would be another supplier's.
final class SupplierOfPart: Rule {
    private let rows: RowReader
    private let part: Part?
    private let renamed: Int

    init(_ rows: RowReader, _ context: ImportContext) {
        (self.rows, part, renamed) = (rows, context.part, rows.file.place(of: "renamed_from"))
    }

    func accepts(_ row: BatchRow) -> Bool {
        guard let part else { return true }
        let code = row.values[0].bytes
        if !part.isOwn, !part.isCalled(code) {
            rows.report(0, found: excerpt(code), expected: rows.words.expected.supplierOfPart(part.supplier.text))
            return false
        }
        if case .text(let former) = row.values[renamed] {
            rows.report(renamed, found: excerpt(former), expected: rows.words.expected.notRenamed)
            return false
        }
        return true
    }
}
