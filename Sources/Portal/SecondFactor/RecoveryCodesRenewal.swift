import Store
import Web

/// Handles the form of `RecoveryCodesPage`: new codes, and the old ones no longer work.
struct RecoveryCodesRenewal: FormAction, FixedEndpoint {
    typealias Context = PasswordCheck
    static let path = RecoveryCodesPage.path

    func parse(_ form: GenuineForm) -> Password? { Password(form[CurrentPasswordField.id]) }

    func page(_ typed: FormFields, _ problems: [SecondFactorProblem]) -> RecoveryCodesPage {
        RecoveryCodesPage(problem: problems.first)
    }

    func perform(_ password: Password?, _ context: PasswordCheck) async throws -> Done {
        let customer = try await context.customer(knowing: password, SecondFactorProblem.self)
        let (visit, letters, codes) = (context.visit, customer.letters, RecoveryCodes())
        let letter = letters.letter(to: context.session, otherwise: visit.language) { texts in
            .secondFactorChanged(texts, .newCodes, at: letters.localTime(visit.now))
        }
        let isOn = try await customer.write { customer in
            guard try customer.secondFactor()?.isOn == true else { return false }
            try customer.replaceRecoveryCodes(with: codes.digests)
            try customer.outbox.post(letter, now: visit.now)
            try customer.log(.recoveryCodesRenewed, device: visit.device, now: visit.now)
            return true
        }
        return isOn ? Done(next: RecoveryCodesPage(codes: codes), isShownOnce: true) : Done(next: SecondFactorPage())
    }
}
