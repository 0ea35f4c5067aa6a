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

    /// - Parameter isKnownDevice: counted apart, so that who knows the password does not make the customer wait.
    static func customer(_ customer: CustomerID, isKnownDevice: Bool, _ keys: Keys) -> [UInt8] {
        let id = customer.bytes
        return isKnownDevice
            ? keys.limits.sign("codes of a customer in a known browser", id)
            : keys.limits.sign("codes of a customer", id)
    }
}
