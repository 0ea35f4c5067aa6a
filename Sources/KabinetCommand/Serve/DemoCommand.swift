import ArgumentParser
import Demo
import Domain
import Exchange
import Foundation
import Operations
import Portal
import Store
import Web
import Words

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Runs the portal with made-up data, on this machine only.",
        discussion: "Existing data of the demo are kept; only the demo's batch and its customer are added if missing.")

    @Option(help: "The port on 127.0.0.1; 0 for any free one.")
    var port = 8080

    @Option(help: "The directory of the databases.")
    var directory = "var"

    @Option(help: "The demo's day, for example 2019-10-16.")
    var today = "2019-10-16"

    func run() async throws {
        let words = Speech.texts.serving
        guard let today = Day(iso: today) else {
            throw ValidationError(words.notADay(self.today))
        }
        guard 0...65_535 ~= port else { throw ValidationError(words.notAPort("\(port)")) }

        let database = try openDatabase(.directory(directory), for: "kabinet demo")
        try await DemoData(directory: directory).fill(database)

        let port = try port == 0 ? freePort() : port
        let settings = try Settings(
            SettingSources(
                options: [
                    "listen": "127.0.0.1:\(port)", "hosts": "localhost:\(port)", "directory": directory,
                    "payment-link": "https://pay.kabinet.example/?account={account}&sum={amount}&month={month}",
                ],
                environment: [:], file: nil))
        let address = settings.publicAddress.text
        let consents = try ConsentFile(DemoConsents.file, named: "the demo's consents").consents
        let feedback = FeedbackSettings(
            topics: try TopicFile(DemoFeedback.topics, named: "the demo's topics").topics, address: nil,
            files: settings.feedback.files)
        let clock = PortalClock(
            now: wallClock, today: { today }, localTime: localTime(in: settings.timeZone))
        try await serve(database, settings, consents, feedback, clock: clock, demoDay: today) { _ in
            print(words.demo(address))
            print(words.demoSignIn((email: DemoCustomer.email, password: DemoCustomer.password)))
            print(words.demoLetters(settings.mail.directory))
            fflush(nil)
        }
    }
}
