import Foundation

extension Written {
    /// The cells' words of each row of the table that has the class `table`, with plain spaces.
    static func rows(of body: String, _ table: String) -> [[String]] {
        let whole = body.components(separatedBy: "<table ").first { part in
            part.prefix { $0 != ">" }.split { "\" ".contains($0) }.contains(table[...])
        }
        let rows = whole?.components(separatedBy: "</table>")[0].components(separatedBy: "<tr").dropFirst() ?? []
        return rows.map { row in
            row.matches(of: /<t[hd][^>]*>(.*?)<\/t[hd]>/.dotMatchesNewlines()).map { cell in
                String(cell.1).replacing(/<[^>]*>/, with: "").replacing("\u{A0}", with: " ").replacing(
                    "&quot;", with: "\"")
            }
        }
    }
}
