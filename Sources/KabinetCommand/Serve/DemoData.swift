import ArgumentParser
import Demo
import Domain
import Exchange
import Foundation
import Store
import Web

/// The demo's batch and its customer.
struct DemoData {
    let directory: String

    func fill(_ database: any Database) async throws {
        try await refuseForeign(database)
        try await publish(to: database)
        try await addCustomer(to: database)
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

    private func publish(to database: any Database) async throws {
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
        guard let password = Password(DemoCustomer.password) else { return }
        let hash = try await PasswordHasher().hash(password)
        try await database.write { connection in
            try Operator(connection).addCustomer(
                email: DemoCustomer.email, password: hash, accounts: DemoCustomer.accounts, now: wallClock())
        }
    }
}
