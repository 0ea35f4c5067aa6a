import Domain
import Exchange
import Words

/// The operator's file of a notice (docs/operations.md): when, to whom, and its words in three languages.
struct NoticeFile {
    let kind: OperatorNotice.Kind
    let from: Timestamp
    let until: Timestamp
    let audience: NoticeAudience
    let title: Words
    let text: Words

    /// What an audience may name.
    struct Known {
        let offices: Set<String>
        let services: Set<ServiceCode>
    }

    /// - Throws: `NoticeFileError` with everything that is wrong with it.
    init(
        _ file: String, _ known: Known, localTime: (Timestamp) -> LocalTime,
        words: CommandTexts.Files = CommandTexts.current.files
    ) throws {
        var reader = NoticeReader(words)
        let keys = ["kind", "from", "until", "audience", "title", "text"]
        guard let tree = JSONTree(parsing: Array(file.utf8)), let entry = reader.object(tree, at: "", keys: keys) else {
            throw NoticeFileError(problems: [words.json])
        }
        let kind = reader.kind(entry["kind"])
        let from = reader.moment(entry["from"], at: "from", localTime)
        let until = reader.moment(entry["until"], at: "until", localTime)
        if let from, let until, until <= from { reader.refuse("until", reader.expected.afterFrom) }
        let audience = reader.audience(entry["audience"], known)
        let title = reader.words(entry["title"], at: "title") { $0.title($1, at: $2) }
        let text = reader.words(entry["text"], at: "text") { $0.text($1, at: $2, longest: 4000) }
        guard reader.problems.isEmpty, let kind, let from, let until, let audience, let title, let text else {
            throw NoticeFileError(problems: reader.problems)
        }
        (self.kind, self.from, self.until, self.audience) = (kind, from, until, audience)
        (self.title, self.text) = (title, text)
    }

    func notice(id: Int64) -> OperatorNotice {
        OperatorNotice(
            id: id, kind: kind, from: from, until: until, audience: audience, title: title, text: text)
    }
}

extension NoticeReader {
    fileprivate mutating func kind(_ tree: JSONTree?) -> OperatorNotice.Kind? {
        if case .string(let word)? = tree, let kind = OperatorNotice.Kind(rawValue: word) { return kind }
        let words = OperatorNotice.Kind.allCases.map(\.rawValue).joined(separator: ", ")
        refuse("kind", expected.oneOf(words))
        return nil
    }

    /// "2019-10-20 09:00" on the supplier's clocks.
    fileprivate mutating func moment(
        _ tree: JSONTree?, at place: String, _ localTime: (Timestamp) -> LocalTime
    ) -> Timestamp? {
        if case .string(let text)? = tree, let clock = LocalTime(iso: text) { return clock.moment(localTime) }
        refuse(place, expected.moment)
        return nil
    }

    fileprivate mutating func words(
        _ tree: JSONTree?, at place: String, _ read: (inout NoticeReader, JSONTree?, String) -> String?
    ) -> Words? {
        guard let texts = texts(tree, at: place, Language.allCases, read), let kk = texts[.kk], let ru = texts[.ru],
            let en = texts[.en]
        else { return nil }
        return Words(kk: kk, ru: ru, en: en)
    }

    fileprivate mutating func audience(_ tree: JSONTree?, _ known: NoticeFile.Known) -> NoticeAudience? {
        if case .string("all")? = tree { return .all }
        guard case .object? = tree else {
            refuse("audience", expected.audience)
            return nil
        }
        let keys = ["offices", "services", "addresses"]
        guard let entry = object(tree, at: "audience", keys: keys) else { return nil }
        let offices = names(entry["offices"], at: "audience.offices", known.offices)
        let services = names(entry["services"], at: "audience.services", Set(known.services.map(\.text)))
        let addresses = list(entry["addresses"], at: "audience.addresses").enumerated().compactMap { index, entry in
            address(entry, at: "audience.addresses[\(index)]")
        }
        if entry.isEmpty {
            refuse("audience", expected.emptyAudience)
        }
        return .accounts(
            offices: Set(offices), services: Set(services.map(ServiceCode.init(stored:))), addresses: addresses)
    }

    private mutating func names(_ tree: JSONTree?, at place: String, _ known: Set<String>) -> [String] {
        list(tree, at: place).enumerated().compactMap { index, entry in
            if case .string(let name) = entry, known.contains(name) { return name }
            refuse("\(place)[\(index)]", expected.oneOf(known.sorted().joined(separator: ", ")))
            return nil
        }
    }

    private mutating func address(_ tree: JSONTree, at place: String) -> AddressRange? {
        guard let entry = object(tree, at: place, keys: ["street", "houses"]) else { return nil }
        let street = text(entry["street"], at: place + ".street", longest: 200)
        if let street, street.contains(where: { $0 == ":" || $0.isNewline }) {
            refuse(place + ".street", expected.street)
        }
        var houses: [AddressRange.Houses] = []
        for (index, entry) in list(entry["houses"], at: place + ".houses").enumerated() {
            if case .string(let text) = entry, let house = AddressRange.Houses(text) {
                houses.append(house)
            } else {
                refuse("\(place).houses[\(index)]", expected.house)
            }
        }
        return street.map { AddressRange(street: $0, houses: houses) }
    }
}
