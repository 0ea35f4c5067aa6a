package import Attachments
package import Domain
package import Web
package import Words

/// The settings of the portal, read once at the start.
package final class PortalSettings: Sendable {
    /// The portal's address for customers: "https://kabinet.example". It decides on secure cookies and HSTS.
    package let publicAddress: PublicAddress
    /// Further allowed hosts of requests, such as "127.0.0.1:8080".
    package let otherHosts: [String]
    /// The proxies whose X-Forwarded-For is trusted.
    package let trustedProxies: Set<String>
    /// The link to pay a bill; without it bills have no QR code.
    package let paymentLink: PaymentLink?
    /// What customers agree to when they register; nil while registration is closed.
    package let consents: Consents?
    /// The fewest characters of a new password, without a second factor.
    package let shortestPassword: Int
    /// The languages of bills as PDF; nil for the reader's.
    package let pdfLanguages: PaperLanguages?
    package let linking: LinkingRules
    package let paperBills: PaperBills
    /// Nil while nobody can write to the operator.
    package let feedback: FeedbackSettings?
    /// The fixed day of the demo; nil outside the demo.
    package let demoDay: Day?

    package init(
        publicAddress: PublicAddress, otherHosts: [String] = [], trustedProxies: Set<String> = [],
        paymentLink: PaymentLink? = nil, consents: Consents? = nil,
        shortestPassword: Int = 12, linking: LinkingRules = LinkingRules(), paperBills: PaperBills = .besides,
        pdfLanguages: PaperLanguages? = nil,
        feedback: FeedbackSettings? = nil, demoDay: Day? = nil
    ) {
        self.feedback = feedback
        (self.publicAddress, self.otherHosts) = (publicAddress, otherHosts)
        (self.trustedProxies, self.paymentLink, self.linking) = (trustedProxies, paymentLink, linking)
        (self.consents, self.shortestPassword, self.demoDay) = (consents, shortestPassword, demoDay)
        (self.paperBills, self.pdfLanguages) = (paperBills, pdfLanguages)
    }

    /// With a second factor a password of eight characters is enough.
    func passwordRules(hasSecondFactor: Bool) -> PasswordRules {
        PasswordRules(
            shortest: hasSecondFactor ? min(8, shortestPassword) : shortestPassword,
            isCommon: CommonPasswords.contain)
    }
}

/// How customers write to the operator.
package struct FeedbackSettings: Sendable {
    package let topics: FeedbackTopics
    /// Where a letter about each new message goes.
    package let address: EmailAddress?
    package let files: FileFolder

    package init(topics: FeedbackTopics, address: EmailAddress?, files: FileFolder) {
        (self.topics, self.address, self.files) = (topics, address, files)
    }
}

/// Whether customers who get their bills by e-mail get them on paper too.
package enum PaperBills: String, CaseIterable, Sendable {
    /// Always.
    case besides
    /// They choose.
    case choice
}

/// The two clocks: the real one for sessions, limits and logs; the business day for due dates, periods and balances.
package struct PortalClock: Sendable {
    package let now: @Sendable () -> Timestamp
    package let today: @Sendable () -> Day
    /// The local time of a moment, as customers read it.
    package let localTime: @Sendable (Timestamp) -> LocalTime

    package init(
        now: @escaping @Sendable () -> Timestamp, today: @escaping @Sendable () -> Day,
        localTime: @escaping @Sendable (Timestamp) -> LocalTime
    ) {
        (self.now, self.today, self.localTime) = (now, today, localTime)
    }
}
