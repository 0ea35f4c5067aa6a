import ArgumentParser

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Asks for a new password, twice and without echo on a terminal; else reads a line of standard input.
enum PasswordPrompt {
    /// NIST SP 800-63B-4: fifteen characters if a password is the only factor; no rules of composition.
    static let shortest = 15

    static func read() throws -> String {
        guard isatty(STDIN_FILENO) == 1 else { return try checked(readLine() ?? "") }
        let password = try checked(ask("Password (at least \(shortest) characters): "))
        guard ask("Repeat the password: ") == password else { throw ValidationError("the passwords differ") }
        return password
    }

    private static func checked(_ password: String) throws -> String {
        guard password.count >= shortest else {
            throw ValidationError("the password has \(password.count) characters; it needs at least \(shortest)")
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
