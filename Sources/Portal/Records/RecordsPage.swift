import Domain
import Markup
import Store
import Words

/// The common part of the pages of payments and of bills: the tabs and the choice of period.
struct RecordsPage {
    let slug: AccountSlug
    let line: AccountLine
    let closedOn: Day?
    /// "Түбіртектер" or "Төлемдер", the page's tab.
    let title: String
    /// The text if there are no records at all.
    let none: [String]
    /// The page itself, for a period.
    let address: (RequestedPeriod) -> any Endpoint
    let context: ViewContext

    /// - Parameters:
    ///   - shown: the months with records, and the choice among them; nil if there are no records at all.
    ///   - head: the content above the choice, whatever was chosen.
    ///   - list: the records of the period; left out if the period is invalid.
    func content(
        _ shown: (recorded: Period, choice: PeriodChoice)?, head: @escaping (inout HTML) -> Void = { _ in },
        list: @escaping (inout HTML) -> Void
    ) -> Content {
        let documentTitle = title + ": " + line.title
        let tabs = RecordsTabs(slug: slug, line: line, context: context)
        let closed = ClosedAccount(closedOn: closedOn, context: context)
        guard let shown else {
            return Content(title: context.texts.payments.records, documentTitle: documentTitle) { html in
                tabs.write(to: &html)
                closed.write(to: &html)
                for sentence in none { html.p(text: sentence) }
            }
        }
        let form = PeriodForm(recorded: shown.recorded, choice: shown.choice, url: address, context: context)
        return form.content(title: context.texts.payments.records, documentTitle: documentTitle) { html in
            tabs.write(to: &html)
            closed.write(to: &html)
            head(&html)
            form.write(to: &html)
            if shown.choice.problem == nil { list(&html) }
        }
    }
}
