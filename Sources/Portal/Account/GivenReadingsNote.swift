import Domain
import Markup
import Store
import Web
import Words

/// The readings that were given last, with what has become of them, until the next ones are taken.
struct GivenReadingsNote {
    /// Of one month.
    let given: [Submission]
    let slug: AccountSlug
    let services: [Service]
    let context: ViewContext

    /// The seconds for which they are shown: until the days of the next month have begun.
    static let shown: Int64 = 35 * 86_400

    /// - Parameter submissions: the latest first.
    init(_ submissions: [Submission], slug: AccountSlug, services: [Service], context: ViewContext) {
        let last = submissions.map(\.month).max()
        given = submissions.filter { $0.month == last && $0.state != .replaced }
        (self.slug, self.services, self.context) = (slug, services, context)
    }

    func write(to html: inout HTML) {
        guard !given.isEmpty else { return }
        let (texts, words) = (context.texts.readings, ReadingWording(context.texts))
        html.div(.class("note")) { html in
            for submission in given {
                let service = services.first { $0.code == submission.service }?.name[context.language]
                let meter = texts.meter((service: service ?? submission.service.text, meter: submission.meter.text))
                let values = texts.given((values: words.values(submission), day: submission.day.numeric))
                html.p(text: ([meter + ".", values] + words.state(submission)).joined(separator: " "))
            }
            html.p { $0.a(.href(MeterReadingsPage(slug: slug)), text: texts.listTitle) }
        }
    }
}
