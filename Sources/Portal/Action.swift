import Domain
import HTTPTypes
import HummingbirdCore
import Logging
import Store
import Web

/// What a POST does. It gets a `GenuineForm`, which only `Portal.form` makes.
protocol Action: Endpoint {
    /// What it may do beside reading the form.
    associatedtype Context: Performing = ActionContext
    /// The largest form, in bytes.
    static var formLimit: Int { get }
    func perform(_ form: GenuineForm, _ context: Context) async throws -> Done
}

/// An action whose form stands on a page: there it is shown again, with what was typed, when something is wrong with it.
protocol FormAction: Action {
    associatedtype Input: Sendable
    associatedtype Problem: FormProblem
    associatedtype Form: Endpoint

    /// The input that a form means.
    ///
    /// - Throws: `Refused` with all that is wrong with it.
    func parse(_ form: GenuineForm) throws(Refused<Problem>) -> Input
    /// - Throws: `Refused` where only the database or another part of the program could tell what is wrong.
    func perform(_ input: Input, _ context: Context) async throws -> Done
    /// The page with the form, what was typed, and what is wrong with it.
    func page(_ typed: FormFields, _ problems: [Problem]) -> Form
}

/// What can be wrong with a form; words are made of it by the page, each at its field.
protocol FormProblem: Sendable {
    /// The form does not carry the token of this visitor.
    static var formExpired: Self { get }
}

/// A form that can't be taken as it is, with all that is wrong with it.
struct Refused<Problem: FormProblem>: Error {
    let problems: [Problem]

    init(_ problems: Problem...) {
        self.problems = problems
    }
}

/// Where to go after an action, and which cookies and headers go with that.
struct Done {
    let next: any Endpoint
    var headers: HTTPFields = [:]
}

extension Action {
    static var method: Method { .post }
    /// Some fields, a token, where to go next.
    static var formLimit: Int { 16 * 1024 }

    func answer(_ visit: Visit, _ request: Request, _ portal: Portal) async throws -> Response {
        let sent = try await portal.form(visit, request, limit: Self.formLimit)
        guard let form = sent.genuine else { throw PageError.expired }
        return portal.redirect(try await perform(form, Context(visit, portal)))
    }
}

extension FormAction {
    static var audience: Audience { Form.audience }

    func perform(_ form: GenuineForm, _ context: Context) async throws -> Done {
        try await perform(try parse(form), context)
    }

    func answer(_ visit: Visit, _ request: Request, _ portal: Portal) async throws -> Response {
        let sent = try await portal.form(visit, request, limit: Self.formLimit)
        do {
            guard let form = sent.genuine else { throw Refused(Problem.formExpired) }
            return portal.redirect(try await perform(form, Context(visit, portal)))
        } catch let refused as Refused<Problem> {
            return try await page(sent.typed, refused.problems).answer(visit, request, portal)
        }
    }
}

extension Portal {
    /// What the server has to let in: the largest form of all.
    package static let largestForm = site.compactMap { ($0 as? any Action.Type)?.formLimit }.max() ?? 0

    func redirect(_ done: Done) -> Response {
        redirect(to: done.next, done.headers)
    }
}
