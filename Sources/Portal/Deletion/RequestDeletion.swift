import Domain
import Store
import Web
import Words

/// Handles the form of `DeletionPage`: from now on the customer has ten days to change the decision.
struct RequestDeletion: FormAction, FixedEndpoint {
    typealias Context = PasswordCheck
    static let path = DeletionPage.path

    enum Problem: PasswordProblem {
        case formExpired
        case password(PasswordFault)

        var field: String { CurrentPasswordField.id }

        var fault: PasswordFault? {
            guard case .password(let fault) = self else { return nil }
            return fault
        }

        func words(_ texts: Texts) -> String {
            switch self {
            case .formExpired: texts.deletion.formExpired
            case .password(let fault): fault.words(texts.password)
            }
        }
    }

    func parse(_ form: GenuineForm) -> Password? { Password(form[CurrentPasswordField.id]) }

    func page(_ typed: FormFields, _ problems: [Problem]) -> DeletionPage {
        DeletionPage(problem: problems.first)
    }

    func perform(_ password: Password?, _ context: PasswordCheck) async throws -> Done {
        let customer = try await context.customer(knowing: password, Problem.self)
        let visit = context.visit
        let moment = PlannedDeletion.moment(now: visit.now)
        let day = customer.letters.localTime(moment).day
        let letter = customer.letters.letter(to: context.session, otherwise: visit.language) { texts in
            .deletionPlanned(day.inWords(texts.language), texts)
        }
        try await customer.write { customer in
            guard try customer.requestDeletion(at: moment) else { return }
            try customer.outbox.post(letter, now: visit.now)
            try customer.log(.deletionRequested, device: visit.device, now: visit.now)
        }
        return Done(next: DeletionPage())
    }
}

/// Takes the request back. It needs no password: it only keeps what there is.
struct CancelDeletion: Action, FixedEndpoint {
    typealias Context = CustomerContext
    static let path: PathTemplate = "/settings/delete/cancelled"

    func perform(_ form: GenuineForm, _ context: CustomerContext) async throws -> Done {
        let visit = context.visit
        try await context.write { customer in
            guard try customer.cancelDeletion() else { return }
            try customer.log(.deletionCancelled, device: visit.device, now: visit.now)
        }
        return Done(next: DeletionPage(isCancelled: true))
    }
}
