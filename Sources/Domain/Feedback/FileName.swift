/// The name that a sender has given to a file. It is only shown, never used as a path.
package struct FileName: Hashable, Sendable {
    package let text: String
    /// In characters.
    private static let longest = 80

    /// The last part of a path, without characters that nobody sees; shortened in the middle.
    package init(_ given: String) {
        let last = given.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        let visible = last.unicodeScalars.filter { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .privateUse, .surrogate, .unassigned, .lineSeparator, .paragraphSeparator: false
            default: true
            }
        }
        let name = Array(String(String.UnicodeScalarView(visible.prefix(1000))).trimmingBlanks())
        let isLong = name.count > FileName.longest
        text = isLong ? String(name.prefix(60)) + "…" + String(name.suffix(FileName.longest - 61)) : String(name)
    }

    /// A name that was stored.
    package init(stored text: String) {
        self.text = text
    }
}
