import ArgumentParser
import Domain
import Store
import Words

struct BatchesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "batches", abstract: "The batches that were published.",
        discussion:
            "What customers see is the last full batch, and the updates and parts after it. Also works while the portal runs.",
        subcommands: [List.self, BatchesUndoCommand.self], defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists the published batches, the newest first.")

        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            let settings = try database.settings()
            let batches = try openReader(settings.database).read { try Operator($0).publishedBatches() }
            for line in BatchLines(batches: batches, localTime: localTime(in: settings.timeZone)).lines { print(line) }
        }
    }
}

/// The batches as a table.
struct BatchLines {
    let batches: [PublishedBatch]
    let localTime: (Timestamp) -> LocalTime
    private let words = Speech.texts.batches
    private let common = Speech.texts.common

    init(batches: [PublishedBatch], localTime: @escaping (Timestamp) -> LocalTime) {
        (self.batches, self.localTime) = (batches, localTime)
    }

    var lines: [String] {
        guard !batches.isEmpty else { return [words.none] }
        let head = [
            words.number, words.name, words.kind, words.paymentsAsOf, words.rows, words.published, words.inForce,
        ]
        let rows = [head] + batches.map(cells)
        let widths = head.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            zip(row, widths).map { $0.padded(to: $1) }.joined(separator: "  ").trimmingBlanks()
        }
    }

    private func cells(_ batch: PublishedBatch) -> [String] {
        let published = localTime(batch.publishedAt)
        return [
            "\(batch.number)", batch.name, kind(batch.kind), batch.paymentsAsOf.iso,
            "\(batch.rows)", published.numeric, inForce(batch.state),
        ]
    }

    private func kind(_ kind: PublishedBatch.Kind) -> String {
        switch kind {
        case .full: words.full
        case .update: words.update
        case .part(let supplier): words.part(supplier.text)
        }
    }

    private func inForce(_ state: PublishedBatch.State) -> String {
        switch state {
        case .inForce: common.yes
        case .replaced: common.no
        case .undone: words.undone
        }
    }
}
