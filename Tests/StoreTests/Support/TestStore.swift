import Domain
import Foundation
import Store
import TestDatabases
import Testing

/// A separate database with the minimum of rows, a batch, two services and the account A, and a test's own rows.
struct TestStore {
    let database: any Database

    init(_ add: @escaping @Sendable (BatchRows) throws -> Void = { _ in }) async throws {
        database = try TestStore.empty()
        try await publish { rows in
            try rows.batch(1)
            try rows.supplier("ENERGO")
            try rows.supplier("WATER")
            try rows.service("electricity", of: "ENERGO", position: 1)
            try rows.service("cold_water", of: "WATER", unit: .cubicMetres, position: 2)
            try rows.account("A")
            try add(rows)
        }
    }

    /// An empty database.
    static func empty() throws -> any Database {
        let folder = FileManager.default.temporaryDirectory.appending(path: "kabinet-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return try TestDatabase.empty(in: folder.path)
    }

    func publish(_ change: @escaping @Sendable (BatchRows) throws -> Void) async throws {
        try await database.publish { try change(BatchRows(connection: $0)) }
    }

    /// Reads an account by its number, whether it exists or not.
    func read<T: Sendable>(
        _ number: AccountNumber = "A", _ body: @escaping @Sendable (ReadableAccount) throws -> T
    ) async throws -> T {
        let account = Account(number: number, payer: "", address: "", residents: 1)
        return try await operate { try body($0.readable(account, #require(try $0.catalogue()))) }
    }

    func operate<T: Sendable>(_ body: @escaping @Sendable (Operator) throws -> T) async throws -> T {
        try await database.read { try body(Operator($0)) }
    }

    func authenticate<T: Sendable>(_ body: @escaping @Sendable (Authentication) throws -> T) async throws -> T {
        try await database.write { try body(Authentication($0)) }
    }

    /// As a visitor with the session token `token`.
    func visit<T: Sendable>(
        _ token: [UInt8]?, now: Timestamp = TestStore.now, _ body: @escaping @Sendable (Visitor) throws -> T
    ) async throws -> T {
        try await database.write { connection in
            try body(
                Visitor(connection, token: token, now: now, today: "2019-10-16", language: .kk, CatalogueInForce()))
        }
    }

    /// A customer with the given accounts, which must exist.
    func addCustomer(_ email: String, _ accounts: [AccountNumber]) async throws -> CustomerID {
        try await database.write { connection in
            try Operator(connection).addCustomer(email: email, password: "hash", accounts: accounts, now: TestStore.now)
            return try #require(try Authentication(connection).credentials(email: email)).customer
        }
    }

    func beginSession(_ token: [UInt8], of customer: CustomerID, now: Timestamp = TestStore.now) async throws {
        try await authenticate { try $0.beginSession(token, of: customer, device: "", now: now) }
    }

    static let now = Timestamp(seconds: 1_571_205_600)
}

extension Service {
    static let electricity = Service(
        code: "electricity", unit: .kilowattHours, name: "electricity", supplier: "ENERGO")
    static let coldWater = Service(code: "cold_water", unit: .cubicMetres, name: "cold_water", supplier: "WATER")
}
