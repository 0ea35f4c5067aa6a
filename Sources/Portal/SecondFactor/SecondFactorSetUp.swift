import Store
import Web

/// Handles the form of `SecondFactorPage`: makes a key, which is not asked for until a code of it was typed.
struct SecondFactorSetUp: FormAction, FixedEndpoint {
    typealias Context = PasswordCheck
    static let path = SecondFactorPage.path

    func parse(_ form: GenuineForm) -> Password? { Password(form[CurrentPasswordField.id]) }

    func page(_ typed: FormFields, _ problems: [SecondFactorProblem]) -> SecondFactorPage {
        SecondFactorPage(problem: problems.first)
    }

    func perform(_ password: Password?, _ context: PasswordCheck) async throws -> Done {
        let customer = try await context.customer(knowing: password, SecondFactorProblem.self)
        let key = TOTP.random().key
        try await customer.write { try $0.setUpSecondFactor(key: key) }
        return Done(next: SecondFactorKeyPage())
    }
}
