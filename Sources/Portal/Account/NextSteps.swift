import Domain
import Markup
import Store
import Web
import Words

/// What the customer can do next: links under a heading.
struct NextSteps {
    typealias Step = (page: any Endpoint, words: String)

    private let steps: [Step]
    private let title: String

    /// Whatever the account.
    ///
    /// - Parameter givesReadings: whether readings are taken.
    init(_ texts: Texts, givesReadings: Bool) {
        self.init(
            texts,
            (givesReadings ? [(ReadingsPage(), texts.readings.title)] : []) + [
                (PublicCalculatorPage(), texts.publicCalculator.title), (TariffsPage(), texts.navigation.tariffs),
                (SubscriptionsPage(), texts.electronicBill.subscribeTitle), (CalendarPage(), texts.calendar.title),
            ])
    }

    /// About an account.
    ///
    /// - Parameters:
    ///   - calculated: the service with a calculator.
    ///   - givesReadings: whether readings of its meters are taken.
    init(_ texts: Texts, slug: AccountSlug, calculated: Service?, givesReadings: Bool) {
        let calculator = calculated.map { service -> Step in
            (CalculatorPage(slug: slug, service: service.code), texts.calculatorTitle(of: service))
        }
        self.init(
            texts,
            (givesReadings ? [(ReadingsPage(), texts.readings.title)] : [])
                + [(BillsPage(slug: slug), texts.navigation.records)] + [calculator].compactMap(\.self) + [
                    (SubscriptionsPage(), texts.electronicBill.subscribeTitle), (FeedbackPage(), texts.frame.feedback),
                ])
    }

    private init(_ texts: Texts, _ steps: [Step]) {
        (title, self.steps) = (texts.navigation.next, steps)
    }

    func write(to html: inout HTML) {
        html.nav(.class("next"), .fixed("aria-labelledby", "next-title")) { html in
            html.h2(.id("next-title"), text: title)
            html.ul { html in
                for step in steps {
                    html.li { $0.a(.href(step.page.address), text: step.words) }
                }
            }
        }
    }
}
