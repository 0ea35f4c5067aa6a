import Domain
import Store
import Web

/// The rate limits of the second factor's codes, of which three in a million are right at any time.
enum CodeLimits {
    /// Of one sign-in with the right password.
    static let ofStep = Quota(5, within: SignInStep.lifetime)
    /// Of a customer.
    static let ofCustomer = Quota(10, within: Quota.hour)

    static func step(_ token: [UInt8], _ keys: Keys) -> [UInt8] {
        keys.limits.sign("codes of a sign-in", token)
    }

    /// - Parameter known: a browser that is counted by itself, so that who knows the password does not make the
    ///   customer wait.
    static func customer(_ customer: CustomerID, in known: KnownBrowser?, _ keys: Keys) -> [UInt8] {
        known.map { keys.limits.sign("codes in a known browser", $0.mark) }
            ?? keys.limits.sign("codes of a customer", customer.bytes)
    }

    /// In the settings, of a customer who is signed in.
    static func signedIn(_ customer: CustomerID, _ keys: Keys) -> [UInt8] {
        keys.limits.sign("codes of a customer who is signed in", customer.bytes)
    }
}
