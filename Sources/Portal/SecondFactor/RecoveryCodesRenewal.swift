import Domain
import Store
import Web

/// Handles the form of `RecoveryCodesPage`: new codes, and the old ones no longer work. It asks for the password and a
/// code, as turning off does: one of the new codes would turn it off.
struct RecoveryCodesRenewal: FormAction, FixedEndpoint {
    typealias Context = PasswordCheck
    static let path = RecoveryCodesPage.path

    private enum Outcome: Sendable {
        case renewed, off
        case refused(CodeFault)
    }

    func parse(_ form: GenuineForm) throws(Refused<SecondFactorProblem>) -> SecondFactorOff.Input {
        try SecondFactorOff.Input(form)
    }

    func page(_ typed: FormFields, _ problems: [SecondFactorProblem]) -> RecoveryCodesPage {
        RecoveryCodesPage(problem: problems.first)
    }

    func perform(_ input: SecondFactorOff.Input, _ context: PasswordCheck) async throws -> Done {
        let customer = try await context.customer(knowing: input.password, SecondFactorProblem.self)
        let (visit, letters, keys, codes) = (context.visit, customer.letters, customer.keys, RecoveryCodes())
        let letter = letters.letter(to: context.session, otherwise: visit.language) { texts in
            .secondFactorChanged(texts, .newCodes, at: letters.localTime(visit.now))
        }
        let outcome = try await customer.write { customer -> Outcome in
            guard let factor = try customer.secondFactor(), factor.isOn else { return .off }
            let subject = CodeLimits.signedIn(customer.id, keys)
            let wait = try customer.spend([(subject, CodeLimits.ofCustomer)], now: visit.now)
            guard wait == 0 else { return .refused(.tooMany(seconds: wait)) }
            guard try input.code.use(factor, customer) else { return .refused(input.code.fault) }
            try customer.replaceRecoveryCodes(with: codes.digests)
            try customer.outbox.post(letter, now: visit.now)
            try customer.log(.recoveryCodesRenewed, device: visit.device, now: visit.now)
            return .renewed
        }
        switch outcome {
        case .renewed: return Done(next: RecoveryCodesPage(codes: codes), isShownOnce: true)
        case .off: return Done(next: SecondFactorPage())
        case .refused(let fault): throw Refused(SecondFactorProblem.code(fault))
        }
    }
}
