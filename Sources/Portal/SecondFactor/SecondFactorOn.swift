import Domain
import Store
import Web

/// Handles the form of `SecondFactorKeyPage`: turns the second factor on, and shows the recovery codes.
struct SecondFactorOn: FormAction, FixedEndpoint {
    static let path = SecondFactorKeyPage.path
    typealias Context = CustomerContext

    func parse(_ form: GenuineForm) throws(Refused<SecondFactorProblem>) -> String {
        let typed = form[TypedCode.appField].trimmingBlanks()
        guard !typed.isEmpty else { throw Refused(.code(.missing)) }
        return typed
    }

    func page(_ typed: FormFields, _ problems: [SecondFactorProblem]) -> SecondFactorKeyPage {
        SecondFactorKeyPage(problem: problems.first)
    }

    func perform(_ typed: String, _ context: CustomerContext) async throws -> Done {
        let (visit, keys, codes, undo) = (context.visit, context.keys, RecoveryCodes(), Token())
        let letter = context.letters.letter(to: context.session, otherwise: visit.language) { texts in
            .secondFactorOn(texts, at: context.letters.localTime(visit.now), undo: LinkToken(undo))
        }
        let problem = try await context.write { customer -> SecondFactorProblem? in
            let subject = CodeLimits.signedIn(customer.id, keys)
            let wait = try customer.spend([(subject, CodeLimits.ofCustomer)], now: visit.now)
            guard wait == 0 else { return .code(.tooMany(seconds: wait)) }
            guard let factor = try customer.secondFactor(), !factor.isOn else { return .ended }
            guard let step = TOTP(key: factor.key).step(of: typed, at: visit.now.seconds) else { return .code(.wrong) }
            guard try customer.turnSecondFactorOn(step: step) else { return .ended }
            try customer.replaceRecoveryCodes(with: codes.digests)
            try customer.addUndoLink(token: undo.digest, to: customer.session.email)
            try customer.outbox.post(letter, now: visit.now)
            try customer.log(.secondFactorOn, device: visit.device, now: visit.now)
            return nil
        }
        if let problem { throw Refused(problem) }
        return Done(next: RecoveryCodesPage(codes: codes), isShownOnce: true)
    }
}
