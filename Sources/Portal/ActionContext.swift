import Domain
import HTTPTypes
import Logging
import Store
import Web

/// The rights of an action: each action declares the context that it needs, and gets no more.
protocol Performing: Sendable {
    init(_ visit: Visit, _ portal: Portal)
}

/// Writing, with the rights of the form's sender.
struct ActionContext: Performing {
    let visit: Visit
    let logger: Logger
    private let access: Access

    init(_ visit: Visit, _ portal: Portal) {
        (self.visit, logger, access) = (visit, portal.logger, portal.access)
    }

    @discardableResult
    func write<T: Sendable>(_ body: @escaping @Sendable (Visitor) throws -> T) async throws -> T {
        try await access.write(visit, body)
    }

    /// With the rights of the customer; a visitor who has not signed in is sent to the sign-in page.
    @discardableResult
    func writeAsCustomer<T: Sendable>(_ body: @escaping @Sendable (Customer) throws -> T) async throws -> T {
        try await access.write(visit) { try body(Customer($0)) }
    }
}
