/// Parses `Accept-Language` for the languages of a site, given by their codes, such as "kk".
package enum AcceptedLanguage<Language: RawRepresentable<String>> {
    /// The supported language with the highest weight in an `Accept-Language` header.
    package static func preferred(_ header: String) -> Language? {
        let ranges = header.prefix(500).split(separator: ",").prefix(30).enumerated().compactMap { order, range in
            weighted(range, order: order)
        }
        return ranges.max { ($0.weight, $1.order) < ($1.weight, $0.order) }?.language
    }

    /// "ru-KZ;q=0.8": Russian, 800 thousandths.
    private static func weighted(
        _ range: Substring, order: Int
    ) -> (language: Language, weight: Int, order: Int)? {
        let parts = range.split(separator: ";").map { $0.filter { $0 != " " } }
        guard let tag = parts.first?.split(separator: "-").first,
            let language = Language(rawValue: tag.lowercased())
        else { return nil }
        guard let quality = parts.dropFirst().first(where: { $0.hasPrefix("q=") })?.dropFirst(2) else {
            return (language, 1000, order)
        }
        let parsed = thousandths(quality)
        return parsed == 0 ? nil : parsed.map { (language, $0, order) }
    }

    /// "0.8" → 800, ".5" → 500, "1" → 1000; nil if it is not a weight.
    private static func thousandths(_ quality: some StringProtocol) -> Int? {
        let parts = quality.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let fraction = parts.count == 2 ? parts[1].prefix(3) : ""
        guard ["", "0", "1"].contains(String(parts[0])), !quality.isEmpty,
            let number = Int("0" + fraction + String(repeating: "0", count: 3 - fraction.count))
        else { return nil }
        return parts[0] == "1" ? 1000 : number
    }
}
