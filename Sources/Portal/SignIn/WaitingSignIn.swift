import Domain
import Store
import Web

/// A sign-in with the right password that waits for the code of the second factor. It is not a session: it opens
/// nothing but the page that asks for the code.
struct WaitingSignIn: Sendable {
    private let customer: CustomerID
    private let visit: Visit
    private let token = Token()

    init(_ customer: CustomerID, _ visit: Visit) {
        (self.customer, self.visit) = (customer, visit)
    }

    /// - Returns: false if no code is needed: the second factor is off, or this device is remembered.
    func begin(_ authentication: Authentication) throws -> Bool {
        guard try authentication.secondFactor(of: customer) != nil else { return false }
        if let device = visit.rememberedDevice,
            try authentication.isRemembered(device, of: customer, now: visit.now)
        {
            return false
        }
        try authentication.beginStep(token.digest, of: customer, now: visit.now)
        return true
    }

    func done(_ next: SignInCodePage) -> Done {
        var done = Done(next: next)
        done.headers.append(visit.cookies.setting(.signInStep, token.text, maxAge: Int(SignInStep.lifetime)))
        return done
    }
}

extension Visit {
    /// The SHA-256 of the token of a sign-in that waits for its code, if any.
    var signInStep: [UInt8]? { cookies[.signInStep].flatMap(Token.init(text:))?.digest }

    /// The SHA-256 of the token of a device on which the second factor is not asked, if any.
    fileprivate var rememberedDevice: [UInt8]? { cookies[.remembered].flatMap(Token.init(text:))?.digest }
}
