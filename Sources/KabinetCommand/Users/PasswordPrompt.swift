import ArgumentParser
import Web

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Asks for a new password, twice and without echo on a terminal; else reads a line of standard input.
enum PasswordPrompt {
    /// NIST SP 800-63B-4: fifteen characters if a password is the only factor; no rules of composition. Customers choose
    /// theirs on the site, where the operator's setting counts.
    static let shortest = 15

    static func read() throws -> Password {
        guard isatty(STDIN_FILENO) == 1 else { return try checked(readLine() ?? "") }
        let typed = ask("Password (at least \(shortest) characters): ")
        let password = try checked(typed)
        guard ask("Repeat the password: ") == typed else { throw ValidationError("the passwords differ") }
        return password
    }

    private static func checked(_ typed: String) throws -> Password {
        guard let password = Password(typed), password.text.unicodeScalars.count >= shortest else {
            throw ValidationError("the password has \(typed.count) characters; it needs at least \(shortest)")
        }
        return password
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
