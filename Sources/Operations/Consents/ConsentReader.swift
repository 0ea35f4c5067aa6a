import Domain
import Exchange
import Words

/// Parses the file of consents and reports all its problems, each with its path of keys.
struct ConsentReader {
    private(set) var problems: [String] = []
    private let expected = CommandTexts.current.files

    mutating func read(_ bytes: [UInt8]) -> [ConsentTemplate] {
        guard let tree = JSONTree(parsing: bytes) else {
            problems.append(expected.json)
            return []
        }
        guard let file = object(tree, at: "", keys: ["slots", "consents"]) else { return [] }
        let shared = slots(file["slots"], at: "slots")
        guard case .array(let entries)? = file["consents"] else {
            problems.append("consents: " + expected.consentList)
            return []
        }
        let templates = entries.enumerated().compactMap { index, entry in
            template(entry, at: "consents[\(index)]", shared)
        }
        check(templates.map(\.purpose))
        return templates
    }

    private mutating func check(_ purposes: [ConsentPurpose]) {
        for (index, purpose) in purposes.enumerated() where purposes[..<index].contains(purpose) {
            problems.append("consents[\(index)].purpose: " + expected.isThere(purpose.text))
        }
        if problems.isEmpty, !purposes.contains(.account) {
            problems.append("consents: " + expected.accountConsent)
        }
    }

    private mutating func template(
        _ tree: JSONTree, at place: String, _ shared: [ConsentSlot: Words]
    ) -> ConsentTemplate? {
        let keys = ["purpose", "version", "title", "text", "agreement", "withdrawal", "slots"]
        guard let entry = object(tree, at: place, keys: keys) else { return nil }
        let purpose: ConsentPurpose? = code(entry["purpose"], at: place + ".purpose")
        let version: ConsentVersion? = code(entry["version"], at: place + ".version")
        let title = words(entry["title"], at: place + ".title")
        let text = words(entry["text"], at: place + ".text")
        let agreement = words(entry["agreement"], at: place + ".agreement")
        let withdrawal = words(entry["withdrawal"], at: place + ".withdrawal")
        let own = slots(entry["slots"], at: place + ".slots")
        guard let purpose, let version, let title, let text, let agreement, let withdrawal else { return nil }
        for language in Language.allCases { checkPlaces(in: text[language], at: "\(place).text.\(language)") }
        return ConsentTemplate(
            purpose: purpose, version: version, title: title, text: text, agreement: agreement, withdrawal: withdrawal,
            slots: shared.merging(own) { $1 })
    }

    /// Each slot has a place in the text, and no other word is in braces.
    private mutating func checkPlaces(in text: String, at place: String) {
        let places = ConsentTemplate.places(in: text)
        for name in places where ConsentSlot(rawValue: name) == nil {
            problems.append("\(place): " + expected.noSlot("{\(name)}"))
        }
        for slot in ConsentSlot.allCases where !places.contains(slot.rawValue) {
            problems.append("\(place): " + expected.slot("{\(slot.rawValue)}"))
        }
    }

    /// Empty ones are not a problem: registration stays closed until they are filled in.
    private mutating func slots(_ tree: JSONTree?, at place: String) -> [ConsentSlot: Words] {
        guard let tree, let entries = object(tree, at: place, keys: ConsentSlot.allCases.map(\.rawValue)) else {
            return [:]
        }
        var slots: [ConsentSlot: Words] = [:]
        for slot in ConsentSlot.allCases {
            guard let value = entries[slot.rawValue] else { continue }
            slots[slot] = words(value, at: "\(place).\(slot.rawValue)", mayBeEmpty: true)
        }
        if let bin = slots[.bin]?.kk, !bin.isEmpty, bin.utf8.count != 12 || !bin.utf8.allSatisfy(isDigit) {
            problems.append("\(place).bin: " + expected.bin)
        }
        return slots
    }

    private func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }

    private mutating func code<Text: Code>(_ tree: JSONTree?, at place: String) -> Text? {
        if case .string(let text)? = tree, let code = Text(text) { return code }
        problems.append("\(place): " + expected.code)
        return nil
    }

    /// A text in three languages; a single text is the same in all.
    private mutating func words(_ tree: JSONTree?, at place: String, mayBeEmpty: Bool = false) -> Words? {
        if case .object? = tree {
            guard let entry = object(tree, at: place, keys: Language.allCases.map(\.rawValue)) else { return nil }
            let texts = Language.allCases.map { text(entry[$0.rawValue], at: "\(place).\($0)", mayBeEmpty) }
            guard let kk = texts[0], let ru = texts[1], let en = texts[2] else { return nil }
            return Words(kk: kk, ru: ru, en: en)
        }
        return text(tree, at: place, mayBeEmpty).map { Words(kk: $0, ru: $0, en: $0) }
    }

    /// A text, or a list of paragraphs.
    private mutating func text(_ tree: JSONTree?, at place: String, _ mayBeEmpty: Bool) -> String? {
        switch tree {
        case .string(let text)? where mayBeEmpty || !text.trimmingBlanks().isEmpty: return text
        case .array(let entries)? where !entries.isEmpty:
            let paragraphs = entries.compactMap { if case .string(let text) = $0 { text } else { nil } }
            if paragraphs.count == entries.count { return paragraphs.joined(separator: "\n\n") }
        case nil where mayBeEmpty: return ""
        default: break
        }
        problems.append("\(place): " + expected.anyText)
        return nil
    }

    private mutating func object(_ tree: JSONTree?, at place: String, keys: [String]) -> [String: JSONTree]? {
        let start = place.isEmpty ? "" : place + ": "
        guard case .object(let members)? = tree else {
            problems.append(start + expected.object)
            return nil
        }
        for key in members.keys.sorted() where !keys.contains(key) {
            problems.append(start + expected.noKey((key: key, keys: keys.joined(separator: ", "))))
        }
        return members
    }
}
