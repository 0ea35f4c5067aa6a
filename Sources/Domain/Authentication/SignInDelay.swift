/// The delay after failed sign-ins. No one is locked out: the delay grows, but always ends.
///
/// These are counted separately: a customer's e-mail together with the visitor's address, so that an attacker elsewhere
/// does not delay the customer; the address and the networks around it, against one attacker who tries many e-mails; the
/// e-mail alone, against many addresses that try one e-mail. All but the first can be shared with others, such as a whole
/// village behind one address: their delays stay short, and a browser in which the customer has signed in before is
/// counted by itself alone.
package enum SignInDelay: CaseIterable, Sendable {
    case emailAtAddress
    case knownBrowser
    /// An IPv4 address, or a /64 of IPv6.
    case address
    /// A /56 of IPv6.
    case network
    /// A /48 of IPv6.
    case wideNetwork
    case email

    /// Failures are forgotten after a day without one.
    package static let memory: Int64 = 24 * 60 * 60
    /// After so many with an e-mail in a row, its customer is told by letter.
    package static let alarm = 100

    /// Seconds to wait after `failures` in a row.
    package func seconds(after failures: Int) -> Int64 {
        let (free, longest): (Int, Int64) =
            switch self {
            case .emailAtAddress, .knownBrowser: (3, 900)
            case .address: (20, 30)
            case .network: (40, 30)
            case .wideNetwork: (80, 30)
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

    /// The remaining seconds; 0 if an attempt is allowed.
    package func wait(_ delay: SignInDelay, now: Timestamp) -> Int64 {
        latest.left(of: delay.seconds(after: count), at: now)
    }
}
