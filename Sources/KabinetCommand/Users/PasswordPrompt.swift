import ArgumentParser
import Domain
import Operations
import Web

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Asks for a new password, twice and without echo on a terminal; else reads a line of standard input. The rules are
/// those of the site.
struct PasswordPrompt {
    let rules: PasswordRules
    /// Nil for the same password of many customers.
    let customer: NewCustomer?

    init(_ settings: Settings, for customer: NewCustomer?) {
        rules = PasswordRules(shortest: settings.shortestPassword, isCommon: CommonPasswords.contain)
        self.customer = customer
    }

    func read() throws -> Password {
        guard isatty(STDIN_FILENO) == 1 else { return try checked(readLine() ?? "") }
        let typed = PasswordPrompt.ask("Password (at least \(rules.shortest) characters): ")
        let password = try checked(typed)
        guard PasswordPrompt.ask("Repeat the password: ") == typed else {
            throw ValidationError("the passwords differ")
        }
        return password
    }

    func checked(_ typed: String) throws -> Password {
        guard let password = Password(typed) else {
            throw ValidationError("the password must have 1 to 1024 bytes")
        }
        let email = (customer?.email).map(EmailAddress.init(stored:))
        let accounts = customer?.accounts.map(AccountNumber.init(stored:)) ?? []
        switch rules.problem(password.text, email: email, accounts: accounts) {
        case nil: return password
        case .tooShort(let shortest):
            let length = password.text.unicodeScalars.count
            throw ValidationError("the password has \(length) characters; it needs at least \(shortest)")
        case .tooLong: throw ValidationError("the password has more than \(PasswordRules.longest) characters")
        case .common: throw ValidationError("the password is one of those that are guessed first")
        case .containsEmail: throw ValidationError("the password must not contain the e-mail")
        case .containsAccount: throw ValidationError("the password must not contain the account's number")
        }
    }

    private static func ask(_ question: String) -> String {
        var shown = termios()
        tcgetattr(STDIN_FILENO, &shown)
        var hidden = shown
        hidden.c_lflag &= ~tcflag_t(ECHO)
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden)
        defer {
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown)
            print()
        }
        print(question, terminator: "")
        fflush(nil)
        return readLine() ?? ""
    }
}
