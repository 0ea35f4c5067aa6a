import Domain
import HTTPTypes
import HummingbirdCore
import Logging
import Store
import Web

/// The handler of a POST. It gets a `GenuineForm`, which only `Portal.form` makes, and the rights of its context, which
/// also decides who may send the form.
protocol Action: Endpoint {
    /// The rights that it needs in addition to the form.
    associatedtype Context: Performing = ActionContext
    /// The largest form, in bytes.
    static var formLimit: Int { get }
    func perform(_ form: GenuineForm, _ context: Context) async throws -> Done
}

/// An action that a letter's link does by one click (RFC 8058): the only ones without a page's token. The answer is a page
/// itself, since mail providers follow no redirects.
protocol OneClickAction: Endpoint {
    associatedtype Result: Endpoint
    func perform(_ click: OneClick, _ context: ActionContext) async throws -> Result
}

/// An action with a form on a page: an invalid form is shown there again, with the typed values.
protocol FormAction: Action {
    associatedtype Input: Sendable
    associatedtype Problem: FormProblem
    associatedtype Form: Endpoint

    /// The parsed input of a form.
    ///
    /// - Throws: `Refused` with all errors of the form.
    func parse(_ form: GenuineForm) throws(Refused<Problem>) -> Input
    /// - Throws: `Refused` with errors that only the database or another part of the program could detect.
    func perform(_ input: Input, _ context: Context) async throws -> Done
    /// The page with the form, the typed values and the errors.
    func page(_ typed: FormFields, _ problems: [Problem]) -> Form
}

/// A form that may come with files.
protocol FilesAction: FormAction where Problem: FilesProblem {}

/// An error of a form; the page shows its text at the field.
protocol FormProblem: Sendable {
    /// The form does not carry the token of this visitor.
    static var formExpired: Self { get }
}

protocol FilesProblem: FormProblem {
    /// Others send files at the moment, as many as there is room for.
    static var busy: Self { get }
}

/// The form is invalid. Nothing was changed.
struct Refused<Problem: FormProblem>: Error {
    let problems: [Problem]

    init(_ problems: Problem...) {
        self.problems = problems
    }

    /// - Throws: itself, if there are problems.
    static func ifAny(_ problems: [Problem]) throws(Refused) {
        guard problems.isEmpty else { throw Refused(all: problems) }
    }

    init(all problems: [Problem]) {
        self.problems = problems
    }
}

/// The redirect after an action, with its cookies and headers.
struct Done {
    let next: any Endpoint
    var headers: HTTPFields = [:]
    /// The next page is the answer itself, without a redirect: it shows what nobody can read again.
    var isShownOnce = false
    /// The form that a customer, who has signed in, goes on with instead of the next page; with the session's token.
    var kept: (form: KeptForm, session: String)?
}

extension Action {
    static var method: Method { .post }
    static var audience: Audience { Context.audience }
    /// Room for some fields, a token and the page to return to.
    static var formLimit: Int { 16 * 1024 }

    func answer(_ visit: Visit, _ request: Request, _ portal: Portal) async throws -> Response {
        let sent = try await portal.form(visit, request, limit: Self.formLimit)
        guard let form = sent.genuine else { throw PageError.expired }
        return try await portal.answer(try await perform(form, await Context(visit, portal)), visit, request)
    }
}

extension OneClickAction {
    static var method: Method { .post }
    static var audience: Audience { .everybody }

    func answer(_ visit: Visit, _ request: Request, _ portal: Portal) async throws -> Response {
        let click = try await portal.oneClick(request)
        let result = try await perform(click, ActionContext(visit, portal))
        return try await result.answer(visit, request, portal)
    }
}

extension FormAction {
    func answer(_ visit: Visit, _ request: Request, _ portal: Portal) async throws -> Response {
        let sent = try await portal.form(visit, request, limit: Self.formLimit)
        do {
            return try await answer(sent, visit, request, portal)
        } catch RightsError.signInNeeded {
            return try await askToSignIn(sent, visit, request, portal)
        }
    }

    func perform(_ form: GenuineForm, _ context: Context) async throws -> Done {
        try await perform(try parse(form), context)
    }

    /// The form as after too long a time: with what was typed.
    func showAgain(
        _ typed: FormFields, _ visit: Visit, _ request: Request, _ portal: Portal
    ) async throws -> Response {
        try await page(typed, [Problem.formExpired]).answer(visit, request, portal)
    }

    fileprivate func askToSignIn(
        _ sent: SentForm, _ visit: Visit, _ request: Request, _ portal: Portal
    ) async throws -> Response {
        guard let kept = KeptForm(sent.typed, to: address, portal.keys) else { throw RightsError.signInNeeded }
        return try await SignInPage(next: address, kept: kept.sealed(portal.keys)).answer(visit, request, portal)
    }

    fileprivate func answer(
        _ sent: SentForm, _ visit: Visit, _ request: Request, _ portal: Portal
    ) async throws -> Response {
        do {
            guard let form = sent.genuine else { throw Refused(Problem.formExpired) }
            return try await portal.answer(try await perform(form, await Context(visit, portal)), visit, request)
        } catch let refused as Refused<Problem> {
            return try await page(sent.typed, refused.problems).answer(visit, request, portal)
        }
    }
}

extension FilesAction {
    /// With a place among the uploads: a form without a large file never has to wait for them. Where there is none, what was
    /// typed is shown again.
    func answer(_ visit: Visit, _ request: Request, _ portal: Portal) async throws -> Response {
        let isSmall = request.declaredLength.map { $0 <= 64 * 1024 } ?? false
        guard request.isMultipart, !isSmall else { return try await accept(visit, request, portal) }
        do {
            return try await portal.uploads.run(for: visit.origin) { try await accept(visit, request, portal) }
        } catch is TooBusy {
            let fields = try await portal.fieldsAlone(visit, request, limit: Self.formLimit)
            return try await comeAgain(fields, visit, request, portal)
        }
    }

    private func accept(_ visit: Visit, _ request: Request, _ portal: Portal) async throws -> Response {
        let sent = try await portal.formWithFiles(visit, request, limit: Self.formLimit)
        do {
            return try await answer(sent, visit, request, portal)
        } catch RightsError.signInNeeded where !request.isMultipart {
            return try await askToSignIn(sent, visit, request, portal)
        } catch is TooBusy {
            return try await comeAgain(sent.typed, visit, request, portal)
        }
    }

    private func comeAgain(
        _ typed: FormFields, _ visit: Visit, _ request: Request, _ portal: Portal
    ) async throws -> Response {
        var response = try await page(typed, [Problem.busy]).answer(visit, request, portal)
        response.status = .serviceUnavailable
        return portal.soon(response)
    }
}

extension Portal {
    /// The largest form of all, which the server must accept.
    package static let largestForm = site.compactMap { ($0 as? any Action.Type)?.formLimit }.max() ?? 0

    fileprivate func answer(_ done: Done, _ visit: Visit, _ request: Request) async throws -> Response {
        if let kept = done.kept,
            var response = try? await kept.form.show(visit, session: kept.session, request, self)
        {
            response.headers.append(contentsOf: done.headers)
            return response
        }
        guard done.isShownOnce else { return redirect(to: done.next, done.headers) }
        var response = try await done.next.answer(visit, request, self)
        response.headers.append(contentsOf: done.headers)
        return response
    }
}
