import Domain
import Markup
import Store

/// What the pages of payments and of bills have in common: the tabs, and a period to choose out of those there are.
struct RecordsPage {
    let slug: AccountSlug
    let account: AccountNumber
    let title: String
    /// What is said where there is nothing at all.
    let none: [String]
    /// The page itself, for a period.
    let address: (RequestedPeriod) -> any Endpoint
    let setting: Setting

    /// - Parameters:
    ///   - shown: the months that there are, and the choice out of them; nil where there is nothing at all.
    ///   - head: stands above the choice, whatever was chosen.
    ///   - list: what there is in the period; left out where none could be made out.
    func content(
        _ shown: (recorded: Period, choice: PeriodChoice)?, head: @escaping (inout HTML) -> Void = { _ in },
        list: @escaping (inout HTML) -> Void
    ) -> Content {
        let documentTitle = title + ": " + account.text
        let tabs = RecordsTabs(slug: slug, setting: setting)
        guard let shown else {
            return Content(title: title, documentTitle: documentTitle) { html in
                tabs.write(to: &html)
                for sentence in none { html.p(text: sentence) }
            }
        }
        let form = PeriodForm(recorded: shown.recorded, choice: shown.choice, url: address, setting: setting)
        return form.content(title: title, documentTitle: documentTitle) { html in
            tabs.write(to: &html)
            head(&html)
            form.write(to: &html)
            if shown.choice.problem == nil { list(&html) }
        }
    }
}
