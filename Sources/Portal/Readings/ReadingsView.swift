import Domain
import Markup
import Store
import Web
import Words

struct ReadingsView {
    let part: PartOfList<MeteredEntry>
    /// Of each account that has meters.
    let rows: [[ReadingRow]]
    let form: ReadingsForm
    let context: ViewContext

    init(
        part: PartOfList<MeteredEntry>, rows: [[ReadingRow]], typed: FormFields?, problems: [ReadingsPage.Problem],
        context: ViewContext
    ) {
        (self.part, self.rows, self.context) = (part, rows, context)
        form = ReadingsForm(
            rows: rows.flatMap(\.self), typed: typed, problems: problems, isByLink: false, context: context)
    }

    private var texts: Texts.Readings { context.texts.readings }
    var messages: [(field: String, message: String)] { form.messages }

    func write(to html: inout HTML) {
        html.p { $0.a(.href(GivenReadingsPage()), text: texts.givenTitle) }
        if rows.isEmpty {
            html.p(.class("lead"), text: texts.none)
            html.p(text: texts.noneNext)
        } else {
            form.write(to: &html, action: GiveReadings(number: part.number), content: accounts)
        }
        html.p(.class("quiet")) { $0.a(.href(ReadingFilePage()), text: texts.fileTitle) }
        part.writeLinks(to: &html, context.texts.navigation) { ReadingsPage(number: $0).address }
    }

    private func accounts(_ html: inout HTML) {
        for rows in rows {
            guard let entry = rows.first?.entry else { continue }
            html.section(.class("metered"), Attribute("aria-labelledby", entry.slug.text)) { html in
                html.h2(Attribute("id", entry.slug.text)) { html in
                    html.a(.href(AccountPage(slug: entry.slug))) { WholeWords(entry.title).write(to: &$0) }
                }
                html.p(.class("quiet")) { html in
                    html.text("№\u{A0}" + entry.number + " · ")
                    html.a(.href(MeterReadingsPage(slug: entry.slug)), text: texts.listTitle)
                }
                for row in rows { form.row(row, &html) }
            }
        }
    }
}
