import Domain
import Store
import Web

/// A registration with the letter that confirms it. Who has the e-mail already gets a letter that says so, with the
/// same work for the database: nobody can tell by the time which of the two was sent.
struct RegistrationLetter: Sendable {
    private let registration: Registration
    private let letters: Letters
    private let visit: Visit
    private let token = Token()

    init(_ registration: Registration, _ context: SignInContext) {
        (self.registration, letters, visit) = (registration, context.letters, context.visit)
    }

    /// Nothing is stored beyond the limit of letters.
    func post(_ authentication: Authentication) throws {
        let letter = letter(try authentication.holder(of: registration.email, now: visit.now))
        guard try authentication.outbox.post(letter, now: visit.now) != nil else { return }
        // No letter has the link of an e-mail that is taken.
        try authentication.add(registration, token: token.digest, now: visit.now)
    }

    private func letter(_ holder: EmailHolder?) -> Letter {
        guard let holder else {
            return letters.letter(to: registration.email, of: nil, in: registration.language) { texts in
                .confirmRegistration(ConfirmRegistrationPage(link: LinkToken(token)), texts)
            }
        }
        let language = holder.language ?? registration.language
        return letters.letter(to: registration.email, of: holder.customer, in: language) { .alreadyRegistered($0) }
    }

    /// With what the next page needs to name the e-mail and to send the letter again.
    func done(_ next: RegistrationSentPage) -> Done {
        var done = Done(next: next)
        done.headers.append(visit.settingMailedTo(registration.email))
        done.headers.append(visit.cookies.setting(.registration, hex(token.digest), maxAge: hourOfSeconds))
        return done
    }
}
