import ArgumentParser
import Domain
import Foundation
import Portal
import Web
import Words

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Runs the portal.",
        discussion: "Stops on SIGTERM or Ctrl-C, after the current requests.")

    @OptionGroup var database: DatabaseOptions

    @Option(help: "Replicas of --database, for pages that only read: what they show may be 3 seconds old.")
    var readDatabase: String?

    @Option(help: "The address to listen on (default: 127.0.0.1:8080). Put an HTTPS proxy in front of it.")
    var listen: String?

    @Option(help: "The address of /metrics for Prometheus, for example 127.0.0.1:9464 (default: none).")
    var metricsListen: String?

    @Option(
        help: "The portal's address for customers, for example https://kabinet.example (default: where it listens).")
    var publicAddress: String?

    @Option(help: "Further allowed hosts of requests, separated by commas.")
    var hosts: String?

    @Option(help: "The proxies whose X-Forwarded-For is trusted, separated by commas.")
    var trustedProxies: String?

    @Option(help: "The maximum number of connections (default: 10000).")
    var connections: String?

    @Option(help: "The URL to pay a bill, such as https://pay.example/?account={account}&sum={amount}&month={month}.")
    var paymentLink: String?

    @Option(help: "The languages of bills as PDF: kk,ru puts both on one paper (default: the reader's language).")
    var pdfLanguages: String?

    @Option(help: "What proves that an account is the customer's: meter, bill, code, or several (default: meter,bill).")
    var linkProof: String?

    @Option(help: "What a new payer of an account does to links: confirm (proved again) or end (default: confirm).")
    var payerChange: String?

    @Option(help: "Whether bills by e-mail come besides the paper bill or customers choose: besides or choice.")
    var ebillPaper: String?

    @Option(help: "Whether bills by e-mail go after each batch, or by `kabinet ebills send`: automatic or manual.")
    var ebillSend: String?

    @Option(help: "The time zone in which a day begins (default: Asia/Almaty).")
    var timeZone: String?

    @Option(help: "Where letters are written, as .eml files (default: mail in the data directory).")
    var mailDirectory: String?

    @Option(help: "The file of consents that customers give when they register (docs/operations.md).")
    var consents: String?

    @Option(help: "The file of topics that customers can write about (docs/operations.md); without it they cannot.")
    var feedbackTopics: String?

    @Option(help: "The e-mail that gets a letter about each new message (default: none).")
    var feedbackAddress: String?

    @Option(help: "Where the files that customers send are kept (default: feedback in the data directory).")
    var feedbackDirectory: String?

    @Option(help: "The least length of a customer's new password (default: 12; always 8 with a second factor).")
    var shortestPassword: String?

    func run() async throws {
        let settings = try database.settings([
            "read-database": readDatabase, "listen": listen, "metrics-listen": metricsListen,
            "public-address": publicAddress, "hosts": hosts, "trusted-proxies": trustedProxies,
            "connections": connections, "payment-link": paymentLink, "pdf-languages": pdfLanguages,
            "link-proof": linkProof,
            "ebill-paper": ebillPaper, "ebill-send": ebillSend,
            "payer-change": payerChange, "time-zone": timeZone, "mail-directory": mailDirectory,
            "consents": consents, "feedback-topics": feedbackTopics, "feedback-address": feedbackAddress,
            "feedback-directory": feedbackDirectory, "shortest-password": shortestPassword,
        ])
        let registration = try Registration(consents: settings.consents)
        let feedback = try settings.feedback.portalSettings()
        let database = try openDatabase(settings)
        guard try await !DemoCustomer.isIn(database) else { throw DemoError.publicSignIn(settings.database) }
        let (words, warnings) = (Speech.texts.serving, settings.safetyWarnings)
        let zone = settings.timeZone
        let clock = PortalClock(
            now: wallClock, today: { today(in: zone) }, localTime: localTime(in: zone))
        try await serve(database, settings, registration.consents, feedback, clock: clock, demoDay: nil) { port in
            print(words.listens((port: "\(port)", address: settings.publicAddress.text)))
            for warning in warnings { print(warning) }
            if let closed = registration.whyClosed { print(closed) }
            fflush(nil)
        }
    }
}
