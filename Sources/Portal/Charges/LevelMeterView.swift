import Domain
import Markup
import Store
import Words

/// How much of this month's levels is used, and when the next one begins.
struct LevelMeterView {
    let slug: AccountSlug
    let standing: LevelStanding
    let context: ViewContext

    private var texts: Texts.Charge { context.texts.charge }
    private var sheet: Texts.Sheet { context.texts.sheet }
    private var meter: LevelMeter { standing.meter }

    func write(to html: inout HTML) {
        let period = meter.period
        html.section(.class("levels"), .fixed("aria-labelledby", "levels-title")) { html in
            let (name, month) = (standing.service.name, meter.monthEnd.month)
            let title = texts.levels((service: name[context.language], month: month.inWords(context.language)))
            html.h2(.id("levels-title"), text: title)
            let (used, from) = (quantity(Fraction(period.quantity)), period.previous + 1)
            html.p(text: texts.levelsUsed((quantity: used, from: from.numeric, to: period.current.numeric)))
            let isDivided = meter.parts.count > 1 || meter.hasLaterParts
            if let outlook { html.p { $0.strong(text: outlook) } }
            html.details(.class("open-wide")) { html in
                html.summary(text: texts.levelsShow)
                if isDivided { html.p(text: texts.levelsSpread) }
                for part in meter.parts {
                    if isDivided { html.h3(text: head(part.days)) }
                    html.ul { html in
                        for level in part.levels { self.level(&html, level) }
                    }
                }
            }
            html.p { html in
                html.a(
                    .href(PlansPage(slug: slug, service: standing.service.code)),
                    text: texts.otherPlans)
            }
        }
    }

    /// "01.07.2021 – 10.07.2021, residents: 2".
    private func head(_ part: Calculation.Part) -> String {
        let (first, last) = (part.first.numeric, part.last.numeric)
        return texts.levelsPart((from: first, to: last, residents: "\(part.household.residents)"))
    }

    private func level(_ html: inout HTML, _ level: LevelMeter.Level) {
        let name = sheet[level.price.step].asSentence
        let price = context.wording.tariff(level.price.price)
        html.li { html in
            let used = quantity(level.used)
            guard let width = level.width else {
                html.text(texts.levelTop((step: name, price: price, used: used)))
                return
            }
            let words = texts.level((step: name, price: price, used: used, width: quantity(width)))
            html.text(words)
            html.meter(
                .ariaLabel(words), .fixed("min", "0"), Attribute("max", canonical(width)), .value(canonical(level.used))
            )
        }
    }

    /// Nil if the month is over, or if nothing was used.
    private var outlook: String? {
        guard meter.monthEnd >= context.visit.today, meter.period.quantity > .zero else { return nil }
        guard let next = meter.next else { return meter.isInLastLevel ? nil : texts.noNextLevel }
        return texts.nextLevel((step: sheet[next.step], day: next.day.numeric))
    }

    /// "118 кВт·сағ": whole units are precise enough here.
    private func quantity(_ quantity: Fraction) -> String {
        context.wording.quantity(quantity.rounded(places: 0), standing.service.unit)
    }

    private func canonical(_ quantity: Fraction) -> String { quantity.rounded(places: 2).canonical }
}
