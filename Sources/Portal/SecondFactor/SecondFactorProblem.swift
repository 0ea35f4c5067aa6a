import Words

/// What is wrong with a form of the second factor.
enum SecondFactorProblem: PasswordProblem {
    case formExpired
    case password(PasswordFault)
    case code(CodeFault)
    /// Setting it up took too long, or was finished in another window.
    case ended
    /// Without the second factor the password would be too short.
    case shortPassword(atLeast: Int)

    var passwordFault: PasswordFault? {
        guard case .password(let fault) = self else { return nil }
        return fault
    }

    var codeFault: CodeFault? {
        guard case .code(let fault) = self else { return nil }
        return fault
    }

    /// Until the next attempt.
    var wait: Int64? { passwordFault?.wait ?? codeFault?.wait }

    /// The field, with the error message.
    func summary(_ texts: Texts) -> [(field: String, message: String)] {
        switch self {
        case .formExpired: [("content", texts.secondFactor.formExpired)]
        case .password(let fault): [(CurrentPasswordField.id, fault.words(texts.password))]
        case .code(let fault): [(fault.field, fault.words(texts.code))]
        case .ended: [("content", texts.secondFactor.ended)]
        case .shortPassword(let shortest):
            [(CurrentPasswordField.id, texts.secondFactor.shortPassword(String(shortest)))]
        }
    }
}
