import Domain
import Markup
import Store
import Web
import Words

/// What the customer gave, the latest first, with what has become of it.
struct GivenReadingsPage: CustomerPage, ListedPage {
    static let path: PathTemplate = "/readings/given"

    static func title(_ texts: Texts) -> String { texts.readings.givenTitle }

    var number = 1

    struct Given: Sendable {
        /// Nil if the customer does not see the account any more.
        let slug: AccountSlug?
        let title: String
        let service: Service?
        let submission: Submission
    }

    func read(_ customer: Customer) throws -> [Given] {
        let given = try customer.givenReadings()
        guard !given.isEmpty else { return [] }
        let accounts = try customer.accounts()
        let catalogue = try customer.catalogue
        return given.map { account, submission in
            let open = accounts.first { $0.account.account.number == account }
            return Given(
                slug: open?.slug, title: open?.account.title ?? "№\u{A0}" + account.text,
                service: catalogue.service(submission.service), submission: submission)
        }
    }

    func show(_ given: [Given], _ context: ViewContext) -> PageResult {
        let texts = context.texts.readings
        return .framed(
            Content(title: texts.givenTitle) { html in
                guard let latest = given.first else {
                    html.p(text: texts.noneGiven)
                    html.p { $0.a(.href(ReadingsPage()), text: texts.title) }
                    return
                }
                if context.visit.now.seconds(since: latest.submission.submittedAt) < GivenReadingsPage.justNow {
                    html.p(.class("lead"), .role("status"), text: texts.justTaken)
                }
                let part = PartOfList(given, of: 24, requested: number)
                html.ul(.class("cards")) { html in
                    for given in part.items {
                        html.li(.class("card still")) {
                            GivenReadingCard(given: given, context: context).write(to: &$0)
                        }
                    }
                }
                part.writeLinks(to: &html, context.texts.navigation) { GivenReadingsPage(number: $0).address }
                html.p { $0.a(.href(ReadingsPage()), text: texts.title) }
            })
    }

    private static let justNow: Int64 = 10 * 60
}

private struct GivenReadingCard {
    let given: GivenReadingsPage.Given
    let context: ViewContext

    func write(to html: inout HTML) {
        let (texts, words, submission) = (context.texts.readings, ReadingWording(context.texts), given.submission)
        let service = given.service?.name[context.language] ?? submission.service.text
        html.h2 { html in
            html.text(texts.meter((service: service, meter: submission.meter.text)))
        }
        html.p(.class("quiet")) { html in
            if let slug = given.slug {
                html.a(.href(AccountPage(slug: slug)), text: given.title)
            } else {
                html.text(given.title)
            }
        }
        html.p { html in
            html.strong(text: texts.given((values: words.values(submission), day: submission.day.numeric)))
        }
        html.p(text: words.state(submission).joined(separator: " "))
        html.p(.class("quiet")) { html in
            let at = (moment: context.moment(submission.submittedAt), zone: context.zone(submission.submittedAt))
            html.text(texts.receipt(submission.receipt.text) + " " + texts.receivedAt(at))
            if submission.channel == .link { html.text(" " + texts.byLink) }
        }
        next(&html, submission, texts)
    }

    private func next(_ html: inout HTML, _ submission: Submission, _ texts: Texts.Readings) {
        if given.slug != nil, submission.canBeCorrected(on: context.visit.today) {
            html.p { html in
                html.text(texts.correctUntil(submission.until.numeric) + " ")
                html.a(.href(ReadingsPage()), text: texts.correct)
            }
        }
        let isLate = !submission.canBeCorrected(on: context.visit.today) && submission.state != .replaced
        if isLate || submission.state.isWaiting {
            html.p { AskAboutReading(slug: given.slug, submission: submission, texts: texts).write(to: &$0) }
        }
    }
}

extension GivenReadingsPage {
    init?(_ address: RequestedAddress) {
        self.init(number: address.query.pageNumber)
    }

    var query: Query { pageQuery(number) }
}
