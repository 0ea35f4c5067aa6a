// An action gets a `GenuineForm`, which only the check of origin, size and token makes.

import Domain
import Store
import Web

@testable import Portal

struct Rename: Action, FixedEndpoint {
    static let path: PathTemplate = "/rename"

    func perform(_ form: GenuineForm, _ context: ActionContext) async throws -> Done {
        _ = form["name"]
        return Done(next: OwnPage())
    }
}

/// Accepts a form that was not checked.
struct Unchecked: Action, FixedEndpoint {
    // expected-error@-1 {{type 'Unchecked' does not conform to protocol 'Action'}}
    // expected-note@-2 {{add stubs for conformance}}
    static let path: PathTemplate = "/unchecked"

    func perform(_ form: FormFields, _ context: ActionContext) async throws -> Done {
        // expected-note@-1 {{candidate has non-matching type}}
        Done(next: OwnPage())
    }
}

func forge(_ typed: FormFields, _ context: ActionContext) async throws {
    _ = SentForm(typed: typed, genuine: nil)
    _ = SentForm(typed: typed, genuine: typed)
    // expected-error@-1 {{cannot convert value of type 'FormFields' to expected argument type 'GenuineForm'}}
    _ = GenuineForm(typed, [])
    // expected-error@-1 {{'GenuineForm' initializer is inaccessible due to 'fileprivate' protection level}}
    _ = try await Rename().perform(typed, context)
    // expected-error@-1 {{cannot convert value of type 'FormFields' to expected argument type 'GenuineForm'}}
}
