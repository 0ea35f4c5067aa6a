import ArgumentParser
import Exchange
import Words

struct BatchesUndoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo", abstract: "Undoes the latest batch: customers see what they saw before it.",
        discussion: """
            The batches before it are published again as they were, in one transaction. Exits with 0 if it was undone, with 1 \
            if it could not be, and nothing was changed.
            """)

    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        let display = ProgressDisplay()
        let dispatcher = BatchDispatcher(address: try database.settings().database)
        let (words, texts) = (Speech.texts.batches, Speech.texts)
        let reply = await dispatcher.runUntilStopped(.undo) { display.show($0, texts.importing) }
        _ = display.finish()
        switch reply {
        case .outcome(.undone(let batch, let inForce)):
            print(words.undoneBatch((batch: batch, inForce: inForce)))
            print(words.lettersStay)
        case .outcome(.refused(let problems)):
            print(problems.text(in: texts.report), terminator: "")
            print(words.refused)
            throw ExitCode(1)
        case .interrupted:
            printError("kabinet batches undo: \(words.interrupted)\n")
            throw ExitCode(1)
        case .unreadable(let reason), .failed(let reason):
            printError("kabinet batches undo: \(reason)\n")
            throw ExitCode(1)
        case .outcome, .progress, .customers, .feedback, .retention, .electronicBills, .notices, .readings, .count:
            break
        }
    }
}
