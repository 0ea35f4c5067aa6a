import Domain
import Markup
import Words

/// The account's facts: number, payer, address, residents, and the dates of its meters.
struct AccountSummary {
    let account: Account
    /// As of today.
    let residents: Int
    let meters: [(service: Service, meter: Meter)]
    let context: ViewContext

    private var texts: Texts.Account { context.texts.account }

    func write(to html: inout HTML) {
        html.dl(.class("summary")) { html in
            fact(&html, texts.number, account.number.text)
            fact(&html, texts.payer, account.payer)
            fact(&html, texts.address, account.address)
            fact(&html, texts.residents, String(residents))
            dates(&html, texts.verification, texts.meterVerified, \.verifiedOn)
            dates(&html, texts.replacement, texts.meterReplaced, \.replaceBy)
        }
    }

    private func fact(_ html: inout HTML, _ name: String, _ value: String) {
        html.div { html in
            html.dt(text: name)
            html.dd(text: value)
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
