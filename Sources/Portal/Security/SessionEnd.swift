import Store
import Web

/// Ends one of the customer's sessions.
struct SessionEnd: Action {
    typealias Context = CustomerContext
    static let path: PathTemplate = "/settings/security/sessions/{session}/end"

    let session: DatabaseID

    func perform(_ form: GenuineForm, _ context: CustomerContext) async throws -> Done {
        let visit = context.visit
        try await context.write { customer in
            try customer.endSession(id: session.number)
            try customer.log(.sessionsEnded, device: visit.device, now: visit.now)
        }
        return Done(next: SecurityPage())
    }
}

extension SessionEnd {
    init?(_ address: RequestedAddress) {
        guard let session: DatabaseID = address.places() else { return nil }
        self.init(session: session)
    }

    var places: [any PathValue] { [session] }
}

/// Ends all of the customer's sessions but this one.
struct OtherSessionsEnd: Action, FixedEndpoint {
    typealias Context = CustomerContext
    static let path: PathTemplate = "/settings/security/sessions/end"

    func perform(_ form: GenuineForm, _ context: CustomerContext) async throws -> Done {
        let visit = context.visit
        try await context.write { customer in
            try customer.endOtherSessions()
            try customer.log(.sessionsEnded, device: visit.device, now: visit.now)
        }
        return Done(next: SecurityPage())
    }
}
