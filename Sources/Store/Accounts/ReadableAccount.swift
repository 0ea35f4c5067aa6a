package import Domain

/// The right to read an account: a customer's, who has linked it, or the operator's, who prints it.
package protocol ReadableAccount: Sendable {
    var account: Account { get }
}

extension LinkedAccount: ReadableAccount {}
