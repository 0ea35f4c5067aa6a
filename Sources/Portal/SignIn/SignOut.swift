import Domain
import HTTPTypes
import Store
import Web

/// Ends the session, even if it has expired already.
struct SignOut: Action, FixedEndpoint {
    static let path: PathTemplate = "/sign-out"

    func perform(_ form: GenuineForm, _ context: ActionContext) async throws -> Done {
        let visit = context.visit
        if visit.sessionToken != nil { try await context.write { try $0.signOut(device: visit.device) } }
        var done = Done(next: StartPage())
        done.headers.append(visit.cookies.setting(.session, nil))
        done.headers[HTTPField.Name("Clear-Site-Data")!] = "\"cache\""
        return done
    }
}
