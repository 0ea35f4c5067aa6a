import Domain
import Logging
import Store
import Web
import Words

/// For forms that change how somebody signs in: a session alone is not enough, the customer's password is asked for
/// again. It is checked and counted as when signing in.
struct PasswordCheck: Performing {
    static let audience = CustomerContext.audience

    let visit: Visit
    let session: Session
    let settings: PortalSettings
    private let customer: CustomerContext
    private let passwords: PasswordHasher
    private let access: Access

    /// - Throws: `RightsError.signInNeeded`.
    init(_ visit: Visit, _ portal: Portal) async throws {
        (self.visit, settings, passwords, access) = (visit, portal.settings, portal.passwords, portal.access)
        customer = try await CustomerContext(visit, portal)
        session = customer.session
    }

    /// What the form is checked against, before the password is.
    func read<T: Sendable>(_ body: @escaping @Sendable (Customer) throws -> T) async throws -> T {
        try await access.read(visit) { try body(Customer($0)) }
    }

    /// The right to write, for who knows the password.
    ///
    /// - Throws: `Refused` with the fault of the password.
    func customer<Problem: PasswordProblem>(
        knowing password: Password?, _ problem: Problem.Type
    ) async throws -> CustomerContext {
        guard let password else { throw Refused(Problem.password(.missing)) }
        let limits = SignInLimits(session, customer.keys)
        try await passwords.inTurn(limits.asker) { turn in try await check(password, turn, limits, problem) }
        try await access.authenticate { try limits.succeed($0) }
        return customer
    }

    private func check<Problem: PasswordProblem>(
        _ password: Password, _ turn: PasswordHasher.Turn, _ limits: SignInLimits, _ problem: Problem.Type
    ) async throws {
        let now = visit.now
        let (wait, credentials) = try await access.authenticate { [session] authentication in
            (try limits.wait(authentication, now: now), try authentication.credentials(of: session.customer))
        }
        guard wait == 0 else { throw Refused(Problem.password(.tooMany(seconds: wait))) }

        guard try await turn.verify(password, against: credentials?.password) else {
            customer.logger.notice("password refused", metadata: ["id": "\(visit.id)"])
            let refusal = Refusal(session.email, session.customer, visit, customer.keys)
            try await access.authenticate { authentication in
                _ = try limits.fail(authentication, now: now)
                try refusal.log(.passwordRefused, authentication)
            }
            throw Refused(Problem.password(.wrong))
        }
    }

    func hash(_ password: Password) async throws -> String {
        try await passwords.hash(password)
    }
}

/// A problem of a form that asks for the password again.
protocol PasswordProblem: FormProblem {
    static func password(_ fault: PasswordFault) -> Self
}

/// Why a typed password does not let its form through.
enum PasswordFault: Hashable, Sendable {
    case missing, wrong
    case tooMany(seconds: Int64)

    /// Until the next attempt.
    var wait: Int64? {
        guard case .tooMany(let seconds) = self else { return nil }
        return seconds
    }

    func words(_ texts: Texts.Password) -> String {
        switch self {
        case .missing: texts.currentMissing
        case .wrong: texts.currentWrong
        case .tooMany(let seconds): texts.tooMany(minutes(seconds))
        }
    }
}
