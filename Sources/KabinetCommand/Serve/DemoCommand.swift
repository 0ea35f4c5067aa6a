import ArgumentParser
import Demo
import Domain
import Exchange
import Foundation
import Portal
import Store
import Web

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
        guard let today = Day(iso: today) else {
            throw ValidationError("--today is \"\(self.today)\"; expected a day, for example 2019-10-16")
        }
        guard 0...65_535 ~= port else { throw ValidationError("--port is \(port); expected 0 to 65535") }

        let database = try openDatabase(.directory(directory), for: "kabinet demo")
        try await refuseForeign(database)
        try await publishDemo(to: database)
        try await addCustomer(to: database)

        let port = try port == 0 ? freePort() : port
        let settings = try Settings(
            SettingSources(
                options: [
                    "listen": "127.0.0.1:\(port)", "hosts": "localhost:\(port)", "directory": directory,
                    "payment-link": "https://pay.kabinet.example/?account={account}&sum={amount}&month={month}",
                ],
                environment: [:], file: nil))
        let address = settings.publicAddress.text
        try await serve(
            database, settings, clock: PortalClock(now: wallClock, today: { today }), demoDay: today
        ) { _ in
            print(
                """
                Kabinet's demo: \(address)
                Sign in with \(DemoCustomer.email) and \(DemoCustomer.password). Ctrl-C stops it.
                """)
            fflush(nil)
        }
    }

    /// The demo's batch is a full one: it would replace all data of a real portal.
    private func refuseForeign(_ database: any Database) async throws {
        let isForeign = try await database.read { connection in
            let others = try connection.row(
                "SELECT COUNT(*) FROM batch WHERE identity NOT LIKE $1", [DemoBatch.identityStart + "%"]
            ) { $0.int(0) }
            let customers = try connection.row("SELECT COUNT(*) FROM customer", []) { $0.int(0) }
            let isDemo = try Authentication(connection).credentials(email: DemoCustomer.email) != nil
            return others != 0 || (customers != 0 && !isDemo)
        }
        if isForeign { throw DemoError.realData(directory: directory) }
    }

    private func publishDemo(to database: any Database) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "kabinet-demo-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, content) in DemoBatch.files { try Data(content).write(to: folder.appending(path: name)) }

        let outcome = try await BatchImport(path: folder.path, isDryRun: false, now: wallClock())
            .run(on: database) { _ in }
        if case .refused(let report) = outcome { throw ValidationError("\(report)") }
    }

    private func addCustomer(to database: any Database) async throws {
        guard try await !DemoCustomer.isIn(database) else { return }
        let hash = try await PasswordHasher().hash(DemoCustomer.password)
        try await database.write { connection in
            try Operator(connection).addCustomer(
                email: DemoCustomer.email, password: hash, accounts: DemoCustomer.accounts, now: wallClock())
        }
    }
}
