package import Domain
package import Web
package import Words

/// What the portal has to be told. Read once, at the start.
package struct PortalSettings: Sendable {
    /// Where customers reach the portal: "https://kabinet.example". Decides about secure cookies and HSTS.
    package let publicAddress: PublicAddress
    /// Further hosts that requests may name, as "127.0.0.1:8080".
    package let otherHosts: [String]
    /// The proxies whose word about the visitor's address is taken.
    package let trustedProxies: Set<String>
    /// Where bills can be paid; without it they bear no QR code.
    package let paymentLink: PaymentLink?
    /// The day on which the demo stands still; nil outside the demo.
    package let demoDay: Day?

    package init(
        publicAddress: PublicAddress, otherHosts: [String] = [], trustedProxies: Set<String> = [],
        paymentLink: PaymentLink? = nil, demoDay: Day? = nil
    ) {
        (self.publicAddress, self.otherHosts) = (publicAddress, otherHosts)
        (self.trustedProxies, self.paymentLink, self.demoDay) = (trustedProxies, paymentLink, demoDay)
    }
}

/// The two clocks: the real one for sessions, limits and logs; the business day for due dates, periods and balances.
package struct PortalClock: Sendable {
    package let now: @Sendable () -> Timestamp
    package let today: @Sendable () -> Day

    package init(now: @escaping @Sendable () -> Timestamp, today: @escaping @Sendable () -> Day) {
        (self.now, self.today) = (now, today)
    }
}
