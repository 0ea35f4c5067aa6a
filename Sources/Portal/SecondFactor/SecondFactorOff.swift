import Domain
import Store
import Web

/// Handles the form of `SecondFactorOffPage`.
struct SecondFactorOff: FormAction, FixedEndpoint {
    typealias Context = PasswordCheck
    static let path = SecondFactorOffPage.path

    struct Input: Sendable {
        let password: Password?
        let code: TypedCode

        init(_ form: GenuineForm) throws(Refused<SecondFactorProblem>) {
            password = Password(form[CurrentPasswordField.id])
            do {
                code = try TypedCode(form)
            } catch {
                throw Refused(.code(error))
            }
        }
    }

    func parse(_ form: GenuineForm) throws(Refused<SecondFactorProblem>) -> Input {
        try Input(form)
    }

    func page(_ typed: FormFields, _ problems: [SecondFactorProblem]) -> SecondFactorOffPage {
        SecondFactorOffPage(problem: problems.first)
    }

    func perform(_ input: Input, _ context: PasswordCheck) async throws -> Done {
        let customer = try await context.customer(knowing: input.password, SecondFactorProblem.self)
        let shortest = context.settings.passwordRules(hasSecondFactor: false).shortest
        guard let password = input.password, password.text.unicodeScalars.count >= shortest else {
            throw Refused(SecondFactorProblem.shortPassword(atLeast: shortest))
        }
        let (visit, letters, keys) = (context.visit, customer.letters, customer.keys)
        let letter = letters.letter(to: context.session, otherwise: visit.language) { texts in
            .secondFactorChanged(texts, .turnedOff, at: letters.localTime(visit.now))
        }
        let fault = try await customer.write { customer -> CodeFault? in
            let subject = CodeLimits.signedIn(customer.id, keys)
            let wait = try customer.spend([(subject, CodeLimits.ofCustomer)], now: visit.now)
            guard wait == 0 else { return .tooMany(seconds: wait) }
            guard let factor = try customer.secondFactor(), factor.isOn else { return nil }
            guard try input.code.use(factor, customer) else { return input.code.fault }
            try customer.turnSecondFactorOff()
            try customer.outbox.post(letter, now: visit.now)
            try customer.log(.secondFactorOff, device: visit.device, now: visit.now)
            return nil
        }
        if let fault { throw Refused(SecondFactorProblem.code(fault)) }
        return Done(next: SecondFactorPage())
    }
}
