import Domain
import Markup
import Store
import Web
import Words

/// The address of the customer's own calendar. It is shown once, in the answer to the form that made it: the database
/// has only its hash.
struct CalendarPage: CustomerPage, ListedPage {
    static let path: PathTemplate = "/settings/calendar"

    static func title(_ texts: Texts) -> String { texts.calendar.title }

    /// A new one.
    var made: CalendarFile?
    var isEnded = false

    func read(_ customer: Customer) throws -> Timestamp? {
        try customer.calendarMadeAt()
    }

    func show(_ madeAt: Timestamp?, _ context: ViewContext) -> PageResult {
        let texts = context.texts.calendar
        return .framed(
            Content(title: texts.title) { html in
                if isEnded { html.p(.class("note"), .role("status"), text: texts.ended) }
                html.p(.class("lead"), text: texts.lead)
                if let made {
                    show(&html, made, context)
                } else if let madeAt {
                    html.p(text: texts.madeOn(context.day(madeAt)))
                } else {
                    html.p(text: texts.none)
                }
                html.p(text: texts.care)
                buttons(&html, isOn: madeAt != nil, context)
                html.p(.class("back")) { $0.a(.href(SettingsPage()), text: context.texts.settings.title) }
            })
    }

    private func show(_ html: inout HTML, _ file: CalendarFile, _ context: ViewContext) {
        let (texts, site) = (context.texts.calendar, context.publicAddress)
        html.p(.class("note"), .role("status"), text: texts.shown)
        html.h2(text: texts.address)
        html.p { $0.strong(.class("secret address"), text: site.text + file.address) }
        html.p(text: texts.how)
        // Programs of calendars subscribe to this scheme; they fetch by https.
        html.p { $0.a(.class("button"), .href("webcal://" + site.host + file.address), text: texts.open) }
    }

    private func buttons(_ html: inout HTML, isOn: Bool, _ context: ViewContext) {
        let texts = context.texts.calendar
        if isOn { html.p(.class("quiet"), text: texts.renewHint) }
        html.form(.method("post"), .action(MakeCalendar())) { html in
            context.formToken.write(to: &html)
            html.button(.type("submit"), .class(isOn ? "quiet" : "primary"), text: isOn ? texts.renew : texts.make)
        }
        guard isOn else { return }
        html.form(.method("post"), .action(EndCalendar())) { html in
            context.formToken.write(to: &html)
            html.button(.type("submit"), .class("quiet"), text: texts.end)
        }
    }
}

extension CalendarPage {
    init?(_ address: RequestedAddress) {
        self.init(isEnded: address.query["ended"] != nil)
    }

    var query: Query { [("ended", isEnded ? "yes" : nil)] }
}
