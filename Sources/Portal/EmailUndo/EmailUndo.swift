import Domain
import Store
import Web

/// Handles the button of `EmailUndoPage`: gives the old e-mail back, shuts out whoever had taken it, and leads to the
/// page to choose a new password.
struct EmailUndo: FormAction {
    typealias Context = SignInContext
    static let path = EmailUndoPage.path

    let link: LinkToken

    enum Problem: FormProblem {
        case formExpired
    }

    func parse(_ form: GenuineForm) {}

    func page(_ typed: FormFields, _ problems: [Problem]) -> EmailUndoPage {
        EmailUndoPage(link: link, isExpired: true)
    }

    func perform(_ input: Void, _ context: SignInContext) async throws -> Done {
        let (token, visit) = (link.digest, context.visit)
        do {
            // A link that does not work costs no hash.
            let undo = try await context.authenticate { try $0.link(token, .undoEmail, now: visit.now) }
            let nobodys = try await context.passwords.hash(.random())
            let reset = Token()
            try await context.authenticate { authentication in
                try restore(undo, password: nobodys, reset: reset, authentication, context)
            }
            var done = Done(next: NewPasswordPage(link: LinkToken(reset)))
            done.headers.append(visit.cookies.setting(.session, nil))
            return done
        } catch is DeadLink {
            // The page says why.
            return Done(next: EmailUndoPage(link: link))
        }
    }

    private func restore(
        _ undo: MailLink, password: String, reset: Token, _ authentication: Authentication, _ context: SignInContext
    ) throws {
        guard let customer = undo.customer, let credentials = try authentication.credentials(of: customer) else {
            throw DeadLink.unknown
        }
        let now = context.visit.now
        try authentication.restoreEmail(undo, of: customer, password: password, now: now)
        try authentication.add(
            MailLink(token: reset.digest, .reset, email: undo.email, customer: customer, now: now), now: now)
        let language = credentials.language ?? context.visit.language
        let letter = context.letters.letter(to: undo.email, of: customer, in: language) { .emailRestored($0) }
        try authentication.outbox.post(letter, now: now)
        try authentication.log(.emailRestored, of: customer, device: context.visit.device, now: now)
    }
}

extension EmailUndo {
    init?(_ address: RequestedAddress) {
        guard let link: LinkToken = address.places() else { return nil }
        self.init(link: link)
    }

    var places: [any PathValue] { [link] }
}
