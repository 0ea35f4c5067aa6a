import Domain
import Store
import Web

/// Handles the button of `EmailConfirmPage`: the customer has the new e-mail from now on, and the old one gets a link
/// that undoes it.
struct EmailConfirm: FormAction {
    typealias Context = CustomerContext
    static let path = EmailConfirmPage.path

    let link: LinkToken

    enum Problem: FormProblem {
        case formExpired
        /// Somebody else has registered the e-mail since.
        case taken
    }

    func parse(_ form: GenuineForm) {}

    func page(_ typed: FormFields, _ problems: [Problem]) -> EmailConfirmPage {
        EmailConfirmPage(link: link, problem: problems.first)
    }

    func perform(_ input: Void, _ context: CustomerContext) async throws -> Done {
        let (session, visit, undo) = (context.session, context.visit, Token())
        let letter = context.letters.letter(to: session, otherwise: visit.language) { texts in
            .emailChanged(texts, at: context.letters.localTime(visit.now), undo: LinkToken(undo))
        }
        do {
            try await context.write { customer in
                let confirmed = try customer.link(link.digest, .newEmail)
                try customer.use(confirmed)
                try customer.changeEmail(to: confirmed.email)
                try customer.addUndoLink(token: undo.digest, to: session.email)
                try customer.outbox.post(letter, now: visit.now)
                try customer.log(.emailChanged, device: visit.device, now: visit.now)
            }
        } catch is DeadLink {
            // The page says why.
            return Done(next: EmailConfirmPage(link: link))
        } catch CustomerError.emailTaken {
            throw Refused(Problem.taken)
        }
        return Done(next: EmailPage(note: .changed))
    }
}

extension EmailConfirm {
    init?(_ address: RequestedAddress) {
        guard let link: LinkToken = address.places() else { return nil }
        self.init(link: link)
    }

    var places: [any PathValue] { [link] }
}
