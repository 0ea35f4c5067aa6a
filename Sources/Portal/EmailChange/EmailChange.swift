import Domain
import Store
import Web
import Words

/// Handles the form of `EmailPage`: sends a link to the new e-mail. The answer is the same if somebody has that e-mail
/// already, who then gets a letter that says so.
struct EmailChange: FormAction, FixedEndpoint {
    typealias Context = PasswordCheck
    static let path = EmailPage.path
    static let field = "email"

    private static let quota = Quota(5, within: Quota.hour)

    struct Input: Sendable {
        let email: EmailAddress
        let password: Password?
    }

    enum Problem: PasswordProblem {
        case formExpired, invalid, same
        case password(PasswordFault)
        case tooMany(seconds: Int64)

        var fault: PasswordFault? {
            guard case .password(let fault) = self else { return nil }
            return fault
        }

        var field: String { fault == nil ? EmailChange.field : CurrentPasswordField.id }

        var wait: Int64? {
            guard case .tooMany(let seconds) = self else { return fault?.wait }
            return seconds
        }

        func words(_ texts: Texts) -> String {
            switch self {
            case .formExpired: texts.password.formExpired
            case .invalid: texts.email.invalid
            case .same: texts.email.same
            case .password(let fault): fault.words(texts.password)
            case .tooMany(let seconds): texts.email.tooMany(minutes(seconds))
            }
        }
    }

    func parse(_ form: GenuineForm) throws(Refused<Problem>) -> Input {
        guard let email = EmailAddress(form[EmailChange.field]) else { throw Refused(.invalid) }
        return Input(email: email, password: Password(form[CurrentPasswordField.id]))
    }

    func page(_ typed: FormFields, _ problems: [Problem]) -> EmailPage {
        EmailPage(typed: typed[EmailChange.field] ?? "", problem: problems.first)
    }

    func perform(_ input: Input, _ context: PasswordCheck) async throws -> Done {
        let (session, visit, email) = (context.session, context.visit, input.email.text)
        guard email != session.email else { throw Refused(Problem.same) }
        let customer = try await context.customer(knowing: input.password, Problem.self)

        let (letters, token) = (customer.letters, Token())
        let subject = customer.keys.limits.sign("e-mail changes", session.customer.bytes)
        let wait = try await customer.write { customer in
            let wait = try customer.spend([(subject, EmailChange.quota)], now: visit.now)
            guard wait == 0 else { return wait }
            let language = session.language ?? visit.language
            try customer.endLinks(.newEmail)
            if let holder = try customer.holder(of: email) {
                let letter = letters.letter(to: email, of: holder.customer, in: holder.language ?? language) {
                    .emailTaken($0)
                }
                try customer.outbox.post(letter, now: visit.now)
            } else {
                let letter = letters.letter(to: email, of: customer.id, in: language) {
                    .confirmEmail($0, LinkToken(token))
                }
                try customer.addLink(token: token.digest, .newEmail, to: email, now: visit.now)
                try customer.outbox.post(letter, now: visit.now)
            }
            try customer.log(.emailChangeRequested, device: visit.device, now: visit.now)
            return 0
        }
        guard wait == 0 else { throw Refused(Problem.tooMany(seconds: wait)) }
        return Done(next: EmailPage(note: .sent))
    }
}
