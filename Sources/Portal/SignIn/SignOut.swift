import Domain
import HTTPTypes
import Store
import Web

/// Ends the session, even if it has expired already. The browser forgets all that it has kept of the customer; the
/// cookies that say which browser and which language it is stay.
struct SignOut: Action, FixedEndpoint {
    static let path: PathTemplate = "/sign-out"

    func perform(_ form: GenuineForm, _ context: ActionContext) async throws -> Done {
        let visit = context.visit
        if visit.sessionToken != nil { try await context.write { try $0.signOut(device: visit.device) } }
        var done = Done(next: StartPage())
        for name in [Cookies.Name.session, .form, .signInStep, .mailedTo, .registration, .feedback] {
            done.headers.append(visit.cookies.setting(name, nil))
        }
        done.headers[HTTPField.Name("Clear-Site-Data")!] =
            #""cache", "prefetchCache", "prerenderCache", "storage""#
        return done
    }
}
