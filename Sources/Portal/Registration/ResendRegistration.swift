import Domain
import Store
import Web

/// Sends the letter of a registration again, with a new link; the earlier one works too. The answer is the same for
/// all.
struct ResendRegistration: FormAction, FixedEndpoint {
    typealias Context = SignInContext
    static let path = RegistrationSentPage.path

    func parse(_ form: GenuineForm) {}

    func page(_ typed: FormFields, _ problems: [RegistrationSentPage.Problem]) -> RegistrationSentPage {
        RegistrationSentPage(problem: problems.first)
    }

    func perform(_ input: Void, _ context: SignInContext) async throws -> Done {
        let visit = context.visit
        let uses = visit.uses("registration", .registrations, context.keys)
        let earlier = visit.cookies[.registration].flatMap { decodedHex(Array($0.utf8)) }
        let (wait, registration) = try await context.authenticate { authentication in
            let wait = try authentication.spend(uses, now: visit.now)
            return (wait, try earlier.flatMap { try authentication.pendingRegistration($0, now: visit.now) })
        }
        guard wait == 0 else { throw Refused(RegistrationSentPage.Problem.tooMany(seconds: wait)) }

        guard let registration else { return Done(next: RegistrationSentPage(isAgain: true)) }
        let letter = RegistrationLetter(registration, context)
        try await context.authenticate { try letter.post($0) }
        return letter.done(RegistrationSentPage(isAgain: true))
    }
}
