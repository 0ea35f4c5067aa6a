import Domain
import Words

/// Parses a manifest and reports all its problems, each with its path of keys.
struct ManifestReader {
    let problems: Problems

    private var words: CommandTexts { problems.words }

    func read(_ bytes: [UInt8]) -> Manifest? {
        guard let tree = JSONTree(parsing: bytes) else {
            if let key = JSONTree.repeatedKey(in: bytes) {
                return wrong(shown(key.utf8), found: words.found.repeatedKey, expected: words.expected.eachKeyOnce)
            }
            let isUTF16 = bytes.prefix(4).contains(0) || bytes.starts(with: [0xFF, 0xFE])
            let found = isUTF16 ? words.found.textInUTF16 : excerpt(bytes)
            return wrong(nil, found: found, expected: words.expected.json)
        }
        let keys = ["format", "version", "supplier", "batch", "kind", "payments_as_of", "files"]
        guard let members = object(tree, at: "", keys: keys) else { return nil }

        let format = text(members, "format", words.expected.format) { $0 == "kabinet-exchange" ? $0 : nil }
        let version = integer(members["version"], at: "version", words.expected.version) { $0 == 1 }
        let supplier = text(members, "supplier", words.expected.code) { SupplierCode($0) }
        let batch = text(members, "batch", words.expected.batchName) {
            CodeText.isWellFormed($0, upTo: 64) ? $0 : nil
        }
        let kind = text(members, "kind", words.expected.kind, Manifest.Kind.init(rawValue:))
        let day = text(members, "payments_as_of", words.expected.day) { Day(iso: $0) }
        guard let files = files(members["files"]), format != nil, version != nil,
            let supplier, let batch, let kind, let day
        else { return nil }
        return Manifest(supplier: supplier, batch: batch, kind: kind, paymentsAsOf: day, files: files)
    }

    /// Nil if anything in it is invalid.
    private func files(_ tree: JSONTree?) -> [String: Manifest.Totals]? {
        guard case .array(let entries)? = tree else {
            return wrong("files", found: found(tree), expected: words.expected.fileList)
        }
        var files: [String: Manifest.Totals] = [:]
        for (index, entry) in entries.enumerated() {
            let place = "files[\(index)]"
            guard let members = object(entry, at: place + ".", keys: ["name", "rows", "sums"]) else { continue }
            let file = text(members, at: place, "name", words.expected.fileName) { name in
                files[name] == nil ? (BatchFile.all + BatchFile.allDeletions).first { $0.name == name } : nil
            }
            let rows = integer(members["rows"], at: place + ".rows", words.expected.rowCount) {
                $0 >= 0
            }
            guard let file, let rows, let sums = sums(members["sums"], of: file, at: place + ".sums") else { continue }
            files[file.name] = Manifest.Totals(rows: rows, sums: sums)
        }
        return files.count == entries.count ? files : nil
    }

    private func sums(_ tree: JSONTree?, of file: BatchFile, at place: String) -> [String: Money]? {
        let titles = file.sums.map { file.columns[$0].title }
        if tree == nil, titles.isEmpty { return [:] }
        guard let members = object(tree, at: place + ".", keys: titles) else { return nil }
        var sums: [String: Money] = [:]
        for title in titles {
            sums[title] = text(members, at: place, title, words.expected.columnSum) {
                decimalUnits($0.utf8, places: 2).map(Money.init(tiyn:))
            }
        }
        return sums.count == titles.count ? sums : nil
    }

    private func object(_ tree: JSONTree?, at place: String, keys: [String]) -> [String: JSONTree]? {
        guard case .object(let members)? = tree else {
            return wrong(String(place.dropLast()), found: found(tree), expected: words.expected.object)
        }
        for key in members.keys.sorted() where !keys.contains(key) {
            problems.add(
                BatchSource.manifestName, column: place + shown(key.utf8), found: words.found.unknownKey,
                expected: keys.isEmpty ? words.expected.noKeys : words.expected.keys(keys.joined(separator: ", ")))
        }
        return members
    }

    private func text<T>(
        _ members: [String: JSONTree], at place: String = "", _ key: String, _ expected: String,
        _ make: (String) -> T?
    ) -> T? {
        if case .string(let text)? = members[key], let value = make(text) { return value }
        return wrong(place.isEmpty ? key : place + "." + key, found: found(members[key]), expected: expected)
    }

    private func integer(
        _ tree: JSONTree?, at place: String, _ expected: String, _ isRight: (Int) -> Bool
    ) -> Int? {
        if case .integer(let number)? = tree, isRight(number) { return number }
        return wrong(place, found: found(tree), expected: expected)
    }

    private func wrong<T>(_ place: String?, found: String, expected: String) -> T? {
        problems.add(BatchSource.manifestName, column: place, found: found, expected: expected)
        return nil
    }

    private func found(_ tree: JSONTree?) -> String {
        switch tree {
        case .string(let text): excerpt(text.utf8)
        case .integer(let number): "\(number)"
        case .object: words.found.object
        case .array: words.found.list
        case .other: words.found.somethingElse
        case nil: words.found.nothing
        }
    }
}
