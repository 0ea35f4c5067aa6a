import Domain
import Markup
import Store
import Web
import Words

/// What happened to the customer's sign-in and accounts in the last year.
struct SecurityLogPage: CustomerPage, FixedEndpoint {
    static let path: PathTemplate = "/settings/security/log"

    private static let year: Int64 = 365 * 24 * 60 * 60

    func read(_ customer: Customer) throws -> [SecurityEvent] {
        try customer.securityLog(since: customer.now - SecurityLogPage.year)
    }

    func show(_ events: [SecurityEvent], _ context: ViewContext) -> PageResult {
        let texts = context.texts.securityLog
        return .framed(
            Content(title: texts.title) { html in
                html.p(text: texts.lead)
                if events.isEmpty { html.p(text: texts.none) } else { table(&html, events, context) }
                html.p(.class("back")) { $0.a(.href(SecurityPage()), text: context.texts.security.title) }
            })
    }

    private func table(_ html: inout HTML, _ events: [SecurityEvent], _ context: ViewContext) {
        let texts = context.texts.securityLog
        let table = StackedTable(
            style: "stacked log", caption: texts.caption,
            columns: [.text(texts.event), .text(texts.moment), .text(texts.device)])
        table.write(to: &html) { html in
            for event in events {
                let device = event.device.map(context.texts.device)
                table.row(
                    &html,
                    [
                        .text(event.words(context)), .text(context.moment(event.happenedAt)),
                        device.map { .text($0) } ?? .blank,
                    ])
            }
        }
    }
}
