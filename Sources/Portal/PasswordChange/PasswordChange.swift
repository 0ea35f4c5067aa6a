import Domain
import Store
import Web
import Words

/// Handles the form of `PasswordPage`. Whoever else is signed in with the old password is signed out.
struct PasswordChange: FormAction, FixedEndpoint {
    typealias Context = PasswordCheck
    static let path = PasswordPage.path

    struct Input: Sendable {
        let current: Password?
        let new: String
    }

    enum Problem: PasswordProblem {
        case formExpired
        case password(PasswordFault)
        case newPassword(NewPasswordProblem)

        var fault: PasswordFault? {
            guard case .password(let fault) = self else { return nil }
            return fault
        }

        var newPassword: NewPasswordProblem? {
            guard case .newPassword(let problem) = self else { return nil }
            return problem
        }

        var field: String { newPassword == nil ? CurrentPasswordField.id : "password" }

        func words(_ texts: Texts) -> String {
            switch self {
            case .formExpired: texts.password.formExpired
            case .password(let fault): fault.words(texts.password)
            case .newPassword(let problem): problem.words(texts.passwords)
            }
        }
    }

    func parse(_ form: GenuineForm) -> Input {
        Input(current: Password(form[CurrentPasswordField.id]), new: form["password"])
    }

    func page(_ typed: FormFields, _ problems: [Problem]) -> PasswordPage {
        PasswordPage(problem: problems.first)
    }

    func perform(_ input: Input, _ context: PasswordCheck) async throws -> Done {
        let new = try await accepted(input.new, context)
        let customer = try await context.customer(knowing: input.current, Problem.self)
        let (hash, token, visit) = (try await context.hash(new), Token(), context.visit)
        let mark = BrowserMark(visit)
        let letter = customer.letters.letter(to: context.session, otherwise: visit.language) { .passwordChanged($0) }
        try await customer.write { customer in
            try customer.replacePassword(with: hash)
            try customer.endOtherSessions()
            try customer.forgetDevices()
            try customer.rememberBrowserOnly(mark.digest)
            _ = try customer.endCalendar()
            try customer.endLinks(.reset)
            try customer.renewSession(token.digest)
            try customer.outbox.post(letter, now: visit.now)
            try customer.log(.passwordChanged, device: visit.device, now: visit.now)
        }
        var done = Done(next: PasswordPage(isChanged: true))
        done.headers.append(visit.cookies.setting(.session, token.text))
        done.headers.append(mark.cookie)
        return done
    }

    /// The new password, if the rules accept it.
    private func accepted(_ typed: String, _ context: PasswordCheck) async throws -> Password {
        let (hasSecondFactor, accounts) = try await context.read { customer in
            (try customer.secondFactor()?.isOn == true, try customer.accountNumbers())
        }
        let rules = context.settings.passwordRules(hasSecondFactor: hasSecondFactor)
        let email = EmailAddress(stored: context.session.email)
        switch rules.check(typed, email: email, accounts: accounts) {
        case .success(let password): return password
        case .failure(let problem): throw Refused(Problem.newPassword(problem))
        }
    }
}
