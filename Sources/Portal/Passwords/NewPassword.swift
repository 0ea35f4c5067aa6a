import Domain
import Web
import Words

/// Why a typed new password is not accepted.
enum NewPasswordProblem: Error {
    case missing
    case rule(PasswordRules.Problem)

    func words(_ texts: Texts.Passwords) -> String {
        switch self {
        case .missing: texts.missing
        case .rule(.tooShort(let shortest)): texts.tooShort(String(shortest))
        case .rule(.tooLong): texts.tooLong(String(PasswordRules.longest))
        case .rule(.common): texts.common
        case .rule(.containsEmail): texts.email
        case .rule(.containsAccount): texts.account
        }
    }
}

extension PasswordRules {
    func check(
        _ typed: String, email: EmailAddress?, accounts: [AccountNumber] = []
    ) -> Result<Password, NewPasswordProblem> {
        guard !typed.isEmpty else { return .failure(.missing) }
        guard let password = Password(typed) else { return .failure(.rule(.tooLong)) }
        guard let problem = problem(password.text, email: email, accounts: accounts) else { return .success(password) }
        return .failure(.rule(problem))
    }
}
