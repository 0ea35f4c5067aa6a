/// Identifies a request in the log and on the error page.
package struct RequestID: Sendable, CustomStringConvertible {
    package let description: String

    package init() {
        let digits = String(UInt64.random(in: .min ... .max), radix: 32)
        description = String(repeating: "0", count: 13 - digits.utf8.count) + digits
    }
}
