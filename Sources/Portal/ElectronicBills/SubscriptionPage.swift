import Domain
import Markup
import Store
import Web
import Words

/// Subscribing to an account's bill by e-mail: what it means, when it comes, to which address; and its end.
struct SubscriptionPage: CustomerPage {
    static let path: PathTemplate = "/settings/accounts/{account}/electronic-bill"

    let slug: AccountSlug
    /// What was done just now.
    var done: Done?
    var isExpired = false

    enum Done: String {
        case subscribed, saved, ended
    }

    struct Records: Sendable {
        let entry: AccountEntry
        /// Nil if there was never one.
        let subscription: BillSubscription?
        let email: String
    }

    func read(_ customer: Customer) throws -> Records {
        let linked = try customer.linkedAccount(slug)
        return Records(
            entry: AccountEntry(linked), subscription: try customer.billSubscriptions()[linked.number],
            email: customer.session.email)
    }

    func show(_ records: Records, _ context: ViewContext) -> PageResult {
        let texts = context.texts.electronicBill
        let isActive = records.subscription?.isActive == true
        let problems = isExpired ? [(field: "subscribe", message: texts.formExpired)] : []
        return .framed(
            Content(
                title: isActive ? texts.title : texts.subscribeTitle, problems: problems, texts: context.texts
            ) { html in
                if let note = note(isActive, texts) { html.p(.class("note"), .role("status"), text: note) }
                AccountEntryLine(entry: records.entry, context: context).write(to: &html)
                if !records.entry.isConfirmed {
                    html.p(text: texts.confirmFirst)
                    html.p { $0.a(.class("button"), .href(AccountSettingsPage(slug: slug)), text: texts.confirm) }
                } else if let subscription = records.subscription, isActive {
                    active(&html, subscription, records.email, context)
                } else {
                    offer(&html, records, context)
                }
                html.p { $0.a(.href(SubscriptionsPage()), text: context.texts.linking.backToList) }
            }.about(records.entry.title))
    }

    private func note(_ isActive: Bool, _ texts: Texts.ElectronicBill) -> String? {
        switch done {
        case .subscribed: isActive ? texts.subscribed : nil
        case .saved: isActive ? texts.saved : nil
        case .ended: isActive ? nil : texts.ended
        case nil: nil
        }
    }

    private func offer(_ html: inout HTML, _ records: Records, _ context: ViewContext) {
        let texts = context.texts.electronicBill
        html.p(.class("lead"), text: texts.lead)
        if done != .ended, let moment = records.subscription?.endedAt {
            html.p(text: texts.endedOn(context.day(moment)))
        }
        html.ul(.class("how")) { html in
            for sentence in [texts.content, texts.time, texts.correction, texts.end] { html.li(text: sentence) }
        }
        address(&html, records.email, context)
        form(&html, isInstead: false, texts.subscribe, context)
    }

    private func active(
        _ html: inout HTML, _ subscription: BillSubscription, _ email: String, _ context: ViewContext
    ) {
        let texts = context.texts.electronicBill
        html.p(text: texts.active(context.day(subscription.since)))
        address(&html, email, context)
        html.ul(.class("how")) { html in
            for sentence in [texts.content, texts.time, texts.correction] { html.li(text: sentence) }
        }
        if context.settings.paperBills == .choice {
            form(&html, isInstead: subscription.isInsteadOfPaper, texts.save, context)
        } else {
            html.p(text: texts.paperToo)
        }
        html.form(.method("post"), .action(EndSubscription(slug: slug))) { html in
            context.formToken.write(to: &html)
            html.button(.type("submit"), text: texts.unsubscribe)
        }
    }

    private func address(_ html: inout HTML, _ email: String, _ context: ViewContext) {
        html.p { html in
            html.text(context.texts.electronicBill.address(email) + " · ")
            html.a(.href(EmailPage()), text: context.texts.electronicBill.changeAddress)
        }
    }

    private func form(_ html: inout HTML, isInstead: Bool, _ label: String, _ context: ViewContext) {
        let texts = context.texts.electronicBill
        if context.settings.paperBills == .besides { html.p(text: texts.paperToo) }
        html.form(.method("post"), .action(SubscriptionPage(slug: slug))) { html in
            context.formToken.write(to: &html)
            if context.settings.paperBills == .choice {
                FieldView(id: "instead", label: texts.instead, hint: texts.insteadHint)
                    .checkbox(&html, isOn: isInstead)
            }
            html.button(.type("submit"), .id("subscribe"), .class("primary"), text: label)
        }
    }
}

extension SubscriptionPage {
    init?(_ address: RequestedAddress) {
        guard let slug: AccountSlug = address.places() else { return nil }
        self.init(slug: slug, done: address.query["done"].flatMap(Done.init(rawValue:)))
    }

    var places: [any PathValue] { [slug] }
    var query: Query { [("done", done?.rawValue)] }
}
