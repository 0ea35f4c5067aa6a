import Domain
import Markup
import Store
import Words

/// What was used, month by month, with the year before behind it: in units or in tenge.
struct UsageView {
    let usage: UsageHistory
    let slug: AccountSlug
    let byMoney: Bool
    let context: ViewContext

    private var texts: Texts.Usage { context.texts.usage }
    private var language: Language { context.language }
    private var unit: String { byMoney ? "₸" : context.texts.sheet[usage.service.unit] }
    private var name: String { usage.service.name[language] }

    func write(to html: inout HTML) {
        html.section(.id("use"), .class("usage"), .fixed("aria-labelledby", "use-title")) { html in
            html.h2(.id("use-title"), text: texts.title(name))
            lead(&html)
            BarChart(words: words, bars: bars).write(to: &html)
            html.p(.class("quiet")) { html in
                if usage.months.contains(where: { $0.before != nil }) { html.text(texts.legend + " ") }
                let other = AccountPage(slug: slug, byMoney: !byMoney).address + "#use"
                let unit = context.texts.sheet[usage.service.unit]
                html.a(.href(other), text: byMoney ? texts.byQuantity(unit) : texts.byMoney)
            }
            html.details(.class("screen-only")) { html in
                html.summary(text: texts.data)
                table(&html)
            }
        }
    }

    private func lead(_ html: inout HTML) {
        guard let last = usage.months.last, let used = last.used else { return }
        html.p { html in
            html.strong(text: words(used))
            html.text(" ")
            let before = last.before.map { "; " + texts.lastYear(words($0)) } ?? ""
            html.span(.class("quiet"), text: last.month.inWords(language) + before)
        }
    }

    private func words(_ used: UsageHistory.Used) -> String {
        byMoney
            ? used.charged.withCurrency(in: language) : context.wording.quantity(used.quantity, usage.service.unit)
    }

    private var words: String {
        let (from, to) = (usage.months.first?.month.numeric ?? "", usage.months.last?.month.numeric ?? "")
        return texts.alt((service: name, unit: unit, from: from, to: to))
    }

    private var bars: [BarChart.Bar] {
        let all = usage.months.flatMap { [$0.used, $0.before] }.compactMap(\.self).map(shown)
        let highest = max(1, all.map(\.millionths).max() ?? 1)
        func height(_ used: UsageHistory.Used) -> Int {
            Int(Int128(max(0, shown(used).millionths)) * 1000 / Int128(highest))
        }
        let labels = BarLabels(usage.months.compactMap(\.used).map(shown), in: language)
        return usage.months.enumerated().map { place, entry in
            let (month, isLast) = (entry.month.monthOfYear, place == usage.months.count - 1)
            return BarChart.Bar(
                label: entry.used.map { labels.text(shown($0)) } ?? "", month: month < 10 ? "0\(month)" : "\(month)",
                year: place == 0 || month == 1 ? "\(entry.month.year)" : nil,
                height: entry.used.map(height) ?? 0, before: entry.before.map(height), isMarked: isLast)
        }
    }

    private func shown(_ used: UsageHistory.Used) -> ExactDecimal {
        byMoney ? ExactDecimal(millionths: used.charged.tiyn * 10_000) : used.quantity
    }

    private func table(_ html: inout HTML) {
        let unit = context.texts.sheet[usage.service.unit]
        let table = StackedTable(
            style: "usage", caption: texts.title(name),
            columns: [
                .text(texts.month), .number(texts.quantity(unit)), .number(texts.before), .number(texts.charged),
            ])
        table.write(to: &html) { html in
            for entry in usage.months.reversed() {
                let sums = [
                    entry.used?.quantity.formatted(in: language), entry.before?.quantity.formatted(in: language),
                    entry.used?.charged.formatted(in: language),
                ]
                table.row(&html, [.text(entry.month.numeric)] + sums.map { .text($0 ?? "—") })
            }
        }
    }
}
