/// Numbers as people copy them from a device or from paper: letters and digits that look alike count as the same, in
/// either alphabet, as do capitals, and blanks and hyphens do not count.
enum LookAlikes {
    private static let folded: [Character: Character] = [
        "А": "A", "В": "B", "8": "B", "С": "C", "Е": "E", "Н": "H", "К": "K", "М": "M", "О": "O", "0": "O", "Р": "P",
        "Т": "T", "У": "Y", "Ү": "Y", "Ұ": "Y", "Х": "X", "І": "I", "Ӏ": "I", "1": "I", "L": "I", "З": "3", "Z": "2",
        "S": "5", "Ѕ": "5",
    ]

    static func folded(_ text: String) -> String {
        String(text.uppercased().filter { !$0.isWhitespace && !"-‐‑–—−/.№#".contains($0) }.map { folded[$0] ?? $0 })
    }
}
