import ArgumentParser
import Domain
import Mail
import Operations
import Portal
import Store
import Words

struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Tries what the portal needs: settings, database, consents, topics, mail server.",
        discussion: """
            Give it the settings of `kabinet serve`. It changes nothing and sends nothing, and works while the portal runs. \
            It ends with status 1 if anything does not work.
            """)

    @OptionGroup var database: DatabaseOptions

    private var words: CommandTexts.Doctor { Speech.texts.doctor }

    func run() async throws {
        let settings = try database.settings()
        var findings = [
            Finding(words.database) { try words(ofDatabase: settings) },
            Finding(words.consents) { try words(ofConsents: settings) },
            Finding(words.feedback) { try words(ofFeedback: settings) },
        ]
        findings.append(await mailFinding(settings.mail))
        if let record = settings.mail.signer?.record {
            findings.append(Finding(words.signature, words.record((name: record.name, text: record.text))))
        }
        let width = findings.map(\.name.count).max() ?? 0
        for finding in findings { print(finding.line(words, nameWidth: max(width + 2, 13))) }
        guard findings.allSatisfy(\.isWell) else { throw ExitCode(1) }
    }

    private func words(ofDatabase settings: Settings) throws -> String {
        let batch = try openReader(settings.database).read { try Operator($0).batchInForce() }
        return batch.map { words.batch("\($0.number)") } ?? words.noBatch
    }

    private func words(ofConsents settings: Settings) throws -> String {
        (try Registration(consents: settings.consents).whyClosed ?? words.complete).replacing("\n", with: " ")
    }

    private func words(ofFeedback settings: Settings) throws -> String {
        let topics = try settings.feedback.portalSettings().topics.all
        return topics.isEmpty ? words.feedbackClosed : words.feedbackOpen
    }

    private func mailFinding(_ mail: MailSettings) async -> Finding {
        guard let server = mail.server else {
            return Finding(words.mailServer, words.noServer(mail.directory))
        }
        switch await MailCarrier(server, connections: 1).check() {
        case .accepted: return Finding(words.mailServer, words.accepted(server.name))
        case .refused(let answer, _), .postponed(let answer), .unreachable(let answer):
            return Finding(words.mailServer, "\(server.name): \(answer)", isWell: false)
        }
    }

    private struct Finding {
        let name: String
        let words: String
        let isWell: Bool

        init(_ name: String, _ words: String, isWell: Bool = true) {
            (self.name, self.words, self.isWell) = (name, words, isWell)
        }

        /// - Parameter words: throws if something does not work.
        init(_ name: String, _ words: () throws -> String) {
            do { self.init(name, try words()) } catch { self.init(name, Speech.told(error), isWell: false) }
        }

        func line(_ texts: CommandTexts.Doctor, nameWidth: Int) -> String {
            (isWell ? texts.ok : texts.failed).padded(to: 8) + name.padded(to: nameWidth) + words
        }
    }
}
