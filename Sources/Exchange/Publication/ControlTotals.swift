import Domain
import Words

/// The totals of a file, to be compared with the manifest's.
struct ControlTotals {
    private(set) var rows = 0
    private let file: BatchFile
    private var sums: [Money]
    private var isReadable: [Bool]

    init(_ file: BatchFile) {
        self.file = file
        sums = file.sums.map { _ in .zero }
        isReadable = file.sums.map { _ in true }
    }

    mutating func add(_ row: BatchRow) {
        rows += 1
        for (index, column) in file.sums.enumerated() {
            if case .int(let tiyn) = row.values[column] {
                sums[index] += Money(tiyn: tiyn)
            } else {
                isReadable[index] = false
            }
        }
    }

    /// A column with an invalid cell has no sum.
    ///
    /// - Parameter isWhole: whether every record of the file was well-formed.
    func compare(with manifest: Manifest, isWhole: Bool, _ problems: Problems) {
        guard isWhole, let stated = manifest.files[file.name] else { return }
        if rows != stated.rows {
            problems.add(
                file.name, found: problems.words.found.rows("\(rows)"),
                expected: problems.words.expected.asManifest("\(stated.rows)"))
        }
        for (index, column) in file.sums.enumerated() where isReadable[index] {
            let title = file.columns[column].title
            guard let expected = stated.sums[title], expected != sums[index] else { continue }
            problems.add(
                file.name, column: title, found: problems.words.found.inAll(sums[index].canonical),
                expected: problems.words.expected.asManifest(expected.canonical))
        }
    }
}
