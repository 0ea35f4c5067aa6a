import Domain
import Store
import Web

/// A code of the second factor as it was typed: of the app, or one of the recovery codes.
enum TypedCode: Sendable {
    case app(String)
    case recovery(RecoveryCode)

    /// The names of the two fields.
    static let appField = "code"
    static let recoveryField = "recovery_code"

    /// - Throws: which of the two is wrong.
    init(_ form: GenuineForm) throws(CodeFault) {
        let (app, recovery) = (form[TypedCode.appField], form[TypedCode.recoveryField].trimmingBlanks())
        if !recovery.isEmpty {
            guard let code = RecoveryCode(recovery) else { throw .wrongRecoveryCode }
            self = .recovery(code)
        } else {
            guard !app.trimmingBlanks().isEmpty else { throw .missing }
            self = .app(app)
        }
    }

    /// The code is used up if it is right.
    func use(_ factor: SecondFactor, of customer: CustomerID, _ authentication: Authentication, now: Timestamp) throws
        -> Bool
    {
        switch self {
        case .app(let typed):
            guard let step = TOTP(key: factor.key).step(of: typed, at: now.seconds) else { return false }
            return try authentication.use(step: step, of: customer)
        case .recovery(let code): return try authentication.use(recoveryCode: code.digest, of: customer)
        }
    }

    /// The code is used up if it is right.
    func use(_ factor: SecondFactor, _ customer: Customer) throws -> Bool {
        switch self {
        case .app(let typed):
            guard let step = TOTP(key: factor.key).step(of: typed, at: customer.now.seconds) else { return false }
            return try customer.use(step: step)
        case .recovery(let code): return try customer.use(recoveryCode: code.digest)
        }
    }

    var isRecovery: Bool {
        if case .recovery = self { true } else { false }
    }

    /// What is wrong with it, if it is not accepted.
    var fault: CodeFault { isRecovery ? .wrongRecoveryCode : .wrong }
}

/// Why a code does not let its form through.
enum CodeFault: Error, Hashable, Sendable {
    case missing, wrong, wrongRecoveryCode
    case tooMany(seconds: Int64)

    var field: String { self == .wrongRecoveryCode ? TypedCode.recoveryField : TypedCode.appField }

    /// Until the next attempt.
    var wait: Int64? {
        guard case .tooMany(let seconds) = self else { return nil }
        return seconds
    }
}
