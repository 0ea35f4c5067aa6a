import ArgumentParser
import Domain
import Operations
import Web
import Words

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

    private var words: CommandTexts.Users { Speech.texts.users }

    func read() throws -> Password {
        guard isatty(STDIN_FILENO) == 1 else { return try checked(readLine() ?? "") }
        let typed = PasswordPrompt.ask(words.askPassword("\(rules.shortest)"))
        let password = try checked(typed)
        guard PasswordPrompt.ask(words.repeatPassword) == typed else {
            throw ValidationError(words.passwordsDiffer)
        }
        return password
    }

    func checked(_ typed: String) throws -> Password {
        guard let password = Password(typed) else {
            throw ValidationError(words.passwordBytes)
        }
        let email = (customer?.email).map(EmailAddress.init(stored:))
        let accounts = customer?.accounts.map(AccountNumber.init(stored:)) ?? []
        switch rules.problem(password.text, email: email, accounts: accounts) {
        case nil: return password
        case .tooShort(let shortest):
            let length = password.text.unicodeScalars.count
            throw ValidationError(words.passwordTooShort((length: "\(length)", shortest: "\(shortest)")))
        case .tooLong: throw ValidationError(words.passwordTooLong("\(PasswordRules.longest)"))
        case .common: throw ValidationError(words.passwordCommon)
        case .containsEmail: throw ValidationError(words.passwordHasEmail)
        case .containsAccount: throw ValidationError(words.passwordHasAccount)
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
