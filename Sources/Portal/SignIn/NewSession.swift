import HTTPTypes
import Store
import Web

/// A session that begins: with a new token, against session fixation.
struct NewSession: Sendable {
    private let visit: Visit
    let token = Token()

    init(_ visit: Visit) {
        self.visit = visit
    }

    func begin(_ authentication: Authentication, of customer: CustomerID) throws {
        if let old = visit.sessionToken { try authentication.endSession(old) }
        try authentication.beginSession(token.digest, of: customer, device: visit.device, now: visit.now)
    }

    var cookies: HTTPFields {
        var headers = HTTPFields()
        headers.append(visit.cookies.setting(.session, token.text))
        headers.append(visit.cookies.setting(.form, nil))
        return headers
    }
}
