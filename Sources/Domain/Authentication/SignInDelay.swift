/// How long one has to wait after failed sign-ins. Nobody is locked out: the wait grows, and ends.
///
/// Three subjects are counted apart. A customer's e-mail together with the visitor's address, so that a stranger elsewhere
/// does not make the customer wait; the address alone, against one who tries many e-mails; the e-mail alone, against many
/// addresses that try one e-mail. The last two can be shared with strangers, a whole village behind one address: their waits
/// stay short, and a browser in which the customer has signed in before is not counted among them.
package enum SignInDelay: Sendable {
    case emailAtAddress
    case address
    case email

    /// Failures are forgotten after a day without one.
    package static let memory: Int64 = 24 * 60 * 60

    /// Seconds to wait after `failures` in a row.
    package func seconds(after failures: Int) -> Int64 {
        let (free, longest): (Int, Int64) =
            switch self {
            case .emailAtAddress: (3, 900)
            case .address: (20, 30)
            case .email: (30, 30)
            }
        guard failures >= free else { return 0 }
        return min(longest, 2 << Int64(min(failures - free, 20)))
    }
}

package struct SignInFailures: Hashable, Sendable {
    package let count: Int
    package let latest: Timestamp

    package init(count: Int, latest: Timestamp) {
        (self.count, self.latest) = (count, latest)
    }

    /// Seconds that are still to wait; 0 when one may try.
    package func wait(_ delay: SignInDelay, now: Timestamp) -> Int64 {
        max(0, delay.seconds(after: count) - (now - latest))
    }
}
