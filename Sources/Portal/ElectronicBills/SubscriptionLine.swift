import Domain
import Markup
import Store
import Words

/// What the page of an account's bills says of the bill by e-mail, to its own customer.
struct SubscriptionLine {
    let slug: AccountSlug
    /// Nil if the customer only sees the account as a helper.
    let subscription: Own?
    let context: ViewContext

    struct Own: Sendable {
        let isOn: Bool
        let email: String

    }

    func write(to html: inout HTML) {
        guard let subscription else { return }
        let texts = context.texts.electronicBill
        html.p { html in
            if subscription.isOn { html.text(texts.billsOn(subscription.email) + " ") }
            html.a(
                .href(SubscriptionPage(slug: slug)), text: subscription.isOn ? texts.arrange : texts.subscribeTitle)
        }
    }
}
