import Domain
import Logging
import Store
import Web

/// Handles the form of `SignInCodePage`: begins the session of a sign-in whose password was right.
struct SignInCode: FormAction {
    typealias Context = SignInContext
    static let path = SignInCodePage.path
    static let rememberField = "remember"
    static let formLimit = SignIn.formLimit

    var next: String?

    struct Input: Sendable {
        let code: TypedCode
        let isRemembered: Bool
        let kept: String?
    }

    private enum Outcome: Sendable {
        case welcome(Welcome, any Endpoint, email: String)
        case refused(email: String)
        case tooMany(seconds: Int64, email: String)
        case ended
    }

    func parse(_ form: GenuineForm) throws(Refused<SignInCodePage.Problem>) -> Input {
        do {
            return Input(
                code: try TypedCode(form), isRemembered: !form[SignInCode.rememberField].isEmpty, kept: form.kept)
        } catch {
            throw Refused(.code(error))
        }
    }

    func page(_ typed: FormFields, _ problems: [SignInCodePage.Problem]) -> SignInCodePage {
        SignInCodePage(next: next, problem: problems.first, kept: typed[KeptForm.field])
    }

    func perform(_ input: Input, _ context: SignInContext) async throws -> Done {
        typealias Problem = SignInCodePage.Problem
        let (visit, device) = (context.visit, input.isRemembered ? Token() : nil)
        let outcome = try await context.authenticate { authentication in
            try check(input.code, remember: device, authentication, context)
        }
        switch outcome {
        case .welcome(let welcome, let page, let email):
            context.note(.right, of: email)
            var done = welcome.done(page, input.kept)
            if let device {
                let age = Int(RememberedDevice.lifetime)
                done.headers.append(visit.cookies.setting(.remembered, device.text, maxAge: age))
            }
            return done
        case .refused(let email):
            context.note(.wrongCode, of: email)
            throw Refused(Problem.code(input.code.fault))
        case .tooMany(let seconds, let email):
            context.note(.tooMany, of: email)
            throw Refused(Problem.code(.tooMany(seconds: seconds)))
        case .ended: throw Refused(Problem.ended)
        }
    }

    /// An attempt is counted before it is checked; what it counts stays when the code is wrong.
    private func check(
        _ code: TypedCode, remember device: Token?, _ authentication: Authentication, _ context: SignInContext
    ) throws -> Outcome {
        let (visit, keys, now) = (context.visit, context.keys, context.visit.now)
        guard let step = visit.signInStep, let customer = try authentication.step(step, now: now),
            let credentials = try authentication.credentials(of: customer)
        else { return .ended }
        guard try authentication.spend([(CodeLimits.step(step, keys), CodeLimits.ofStep)], now: now) == 0 else {
            try authentication.endStep(step)
            return .ended
        }
        let subject = CodeLimits.customer(customer, in: context.knownBrowser(of: customer), keys)
        let wait = try authentication.spend([(subject, CodeLimits.ofCustomer)], now: now)
        guard wait == 0 else { return .tooMany(seconds: wait, email: credentials.email) }

        // If it was turned off meanwhile, the password is enough.
        if let factor = try authentication.secondFactor(of: customer) {
            guard try code.use(factor, of: customer, authentication, now: now) else {
                try Refusal(credentials.email, customer, context).log(.codeRefused, authentication)
                return .refused(email: credentials.email)
            }
            if code.isRecovery {
                try authentication.log(.recoveryCodeUsed, of: customer, device: visit.device, now: now)
            }
        }
        try authentication.endStep(step)
        if let device {
            try authentication.rememberDevice(device.digest, of: customer, device: visit.device, now: now)
        }
        let welcome = Welcome(credentials, context)
        try welcome.begin(authentication)
        return .welcome(welcome, try authentication.page(next, of: customer), email: credentials.email)
    }
}

extension SignInCode {
    init?(_ address: RequestedAddress) {
        self.init(next: address.query["next"])
    }

    var query: Query { [("next", next)] }
}
