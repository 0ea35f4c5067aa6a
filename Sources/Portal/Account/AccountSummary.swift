import Domain
import Markup
import Store
import Web
import Words

/// The account's facts: number, payer, address, residents, and the dates of its meters. Folded on a phone.
struct AccountSummary {
    let slug: AccountSlug
    let account: Account
    let opened: Day?
    /// As of today.
    let residents: Int
    let meters: [(service: Service, meter: Meter)]
    let context: ViewContext

    private var texts: Texts.Account { context.texts.account }

    func write(to html: inout HTML) {
        html.details(.class("facts")) { html in
            html.summary(text: texts.title)
            html.dl(.class("summary")) { facts(&$0) }
            guard !meters.isEmpty else { return }
            html.p { $0.a(.href(MeterReadingsPage(slug: slug)), text: context.texts.readings.listTitle) }
        }
    }

    private func facts(_ html: inout HTML) {
        fact(&html, texts.number, account.shownNumber)
        fact(&html, texts.payer, account.payer)
        fact(&html, texts.address, account.address)
        fact(&html, texts.residents, String(residents))
        if let opened { fact(&html, texts.opened, opened.numeric) }
        dates(&html, texts.verification, texts.meterVerified, \.verifiedOn)
        dates(&html, texts.replacement, texts.meterReplaced, \.replaceBy)
    }

    private func fact(_ html: inout HTML, _ name: String, _ value: String) {
        html.div { html in
            html.dt(text: name)
            html.element("dd", []) { WholeWords(value).write(to: &$0) }
        }
    }

    /// A line for each meter: "Электр қуаты: Санауыш № CU461577, жоспарлы ауыстыру уақыты 01.01.2045".
    private func dates(
        _ html: inout HTML, _ name: String, _ phrase: Phrase<(service: String, number: String, day: String)>,
        _ day: KeyPath<Meter, Day?>
    ) {
        html.div { html in
            html.dt(text: name)
            let dated = meters.compactMap { each in each.meter[keyPath: day].map { (each.service, each.meter, $0) } }
            if dated.isEmpty { html.dd(text: texts.none) }
            for (service, meter, day) in dated {
                let service = service.name[context.language]
                html.dd(text: phrase((service: service, number: meter.number.text, day: day.numeric)))
            }
        }
    }
}
