import ArgumentParser
import Domain
import Mail
import Operations
import Portal
import Store

struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Tries what the portal needs: settings, database, consents, topics, mail server.",
        discussion: """
            Give it the settings of `kabinet serve`. It changes nothing and sends nothing, and works while the portal runs. \
            It ends with status 1 if anything does not work.
            """)

    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        let settings = try database.settings()
        var findings = [
            Finding("database") { try words(ofDatabase: settings) },
            Finding("consents") { try words(ofConsents: settings) },
            Finding("feedback") { try words(ofFeedback: settings) },
        ]
        findings.append(await mailFinding(settings.mail))
        if let record = settings.mail.signer?.record {
            findings.append(Finding("signature", "to be published as a TXT record: \(record.name)  \(record.text)"))
        }
        for finding in findings { print(finding.line) }
        guard findings.allSatisfy(\.isWell) else { throw ExitCode(1) }
    }

    private func words(ofDatabase settings: Settings) throws -> String {
        let batch = try openReader(settings.database).read { try Operator($0).batchInForce() }
        return batch.map { "batch \($0.number) is in force" } ?? "has no batch yet"
    }

    private func words(ofConsents settings: Settings) throws -> String {
        (try Registration(consents: settings.consents).whyClosed ?? "complete").replacing("\n", with: " ")
    }

    private func words(ofFeedback settings: Settings) throws -> String {
        let topics = try settings.feedback.portalSettings().topics.all
        return topics.isEmpty ? "closed: there is no file of topics (setting feedback-topics)" : "open"
    }

    private func mailFinding(_ mail: MailSettings) async -> Finding {
        guard let server = mail.server else {
            return Finding("mail server", "none: letters are written to \(mail.directory)")
        }
        switch await MailCarrier(server, connections: 1).check() {
        case .accepted: return Finding("mail server", "\(server.name) lets us in")
        case .refused(let words, _), .postponed(let words), .unreachable(let words):
            return Finding("mail server", "\(server.name): \(words)", isWell: false)
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
            do { self.init(name, try words()) } catch { self.init(name, "\(error)", isWell: false) }
        }

        var line: String { (isWell ? "ok      " : "FAILED  ") + name.padded(to: 13) + words }
    }
}
