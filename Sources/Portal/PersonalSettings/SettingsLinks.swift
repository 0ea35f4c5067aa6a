import Markup
import Web
import Words

/// The other pages of the settings, each with what it is for.
struct SettingsLinks {
    let context: ViewContext

    private var texts: Texts.Settings { context.texts.settings }

    func write(to html: inout HTML) {
        html.h2(text: texts.others)
        html.ul(.class("links")) { html in
            link(&html, SecurityPage(), context.texts.security.title, texts.security)
            link(&html, PasswordPage(), context.texts.password.title, texts.password)
            link(&html, EmailPage(), context.texts.email.title, texts.email)
            link(&html, LinkedAccountsPage(), context.texts.linking.title, texts.accounts)
            link(
                &html, SubscriptionsPage(), context.texts.electronicBill.subscribeTitle,
                context.texts.electronicBill.settings)
            link(&html, CalendarPage(), context.texts.calendar.title, texts.calendar)
            link(&html, ConsentsPage(), context.texts.consents.title, texts.consents)
            link(&html, DataPage(), context.texts.ownData.title, texts.data)
            link(&html, DeletionPage(), context.texts.deletion.title, texts.deletion)
        }
    }

    private func link(_ html: inout HTML, _ page: some Endpoint, _ title: String, _ purpose: String) {
        html.li { html in
            html.a(.href(page), text: title)
            html.p(.class("quiet"), text: purpose)
        }
    }
}
