import Domain
import HTTPTypes
import Logging
import Store
import Web

/// The rights of an action: each action declares the context that it needs, and gets no more.
protocol Performing: Sendable {
    /// Who may send the action's form.
    static var audience: Audience { get }
    init(_ visit: Visit, _ portal: Portal) async throws
}

/// Writing, with the rights of any visitor.
struct ActionContext: Performing {
    static let audience = Audience.everybody

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
}
