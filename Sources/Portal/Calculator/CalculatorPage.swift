import Domain
import HTTPTypes
import Markup
import Store

/// F4 and F5: what a consumption costs by the tariff, and how that is worked out. Nothing is stored, and nothing is owed by it.
struct CalculatorPage: CustomerPage {
    let slug: AccountSlug
    let service: String
    let asked: CalculatorAsked

    struct Facts: Sendable {
        let service: Service
        let tariff: MeteredTariff
    }

    func read(_ customer: Customer) throws -> Facts {
        let linked = try customer.account(slug)
        let catalogue = try customer.catalogue
        guard let service = catalogue.service(service),
            let tariff = try customer.connection.meteredTariff(of: linked, service, catalogue.tariffs)
        else { throw PageError.notFound }
        return Facts(service: service, tariff: tariff)
    }

    func show(_ facts: Facts, _ setting: Setting) -> Answer {
        let words = CalculatorWords(service: facts.service, setting: setting)
        let outcome = asked.typed.map { work($0, facts, today: setting.visit.today) } ?? Outcome.notAsked
        let form = CalculatorForm(
            slug: slug, service: facts.service, registers: facts.tariff.registers, asked: asked,
            problems: outcome.problems, words: words, setting: setting)
        let title = setting.texts.calculator.title(["service": facts.service.name[setting.language]])
        guard !outcome.problems.isEmpty else {
            return .framed(Content(title: title) { body(&$0, facts, form, outcome, words) })
        }
        let problems = outcome.problems.map { (form.field(of: $0), words.words(for: $0)) }
        return .framed(
            Content(
                title: title, documentTitle: setting.texts.frame.titleError(["title": title]),
                status: .unprocessableContent
            ) { html in
                ErrorSummary(problems, texts: setting.texts.errors).write(to: &html)
                body(&html, facts, form, outcome, words)
            })
    }

    private func body(
        _ html: inout HTML, _ facts: Facts, _ form: CalculatorForm, _ outcome: Outcome, _ words: CalculatorWords
    ) {
        html.p(.class("back")) { html in
            html.a(.href(PortalURL.account(slug).address), text: words.setting.texts.statement.back)
        }
        html.p(.class("supplier")) { html in
            html.strong(text: facts.service.name[words.language])
            html.text(" · ")
            html.text(facts.service.supplier[words.language])
        }
        html.p(text: words.texts.lead)
        html.p { $0.a(.href(PortalURL.tariffs.address), text: words.setting.texts.tariffs.look) }
        form.write(to: &html)
        switch outcome {
        case .worked(let checked, let calculation):
            CalculationView(
                checked: checked, calculation: calculation, tariff: facts.tariff, words: words
            ).write(to: &html)
        case .impossible(let error): html.p(.class("error"), text: words.words(for: error))
        case .wrong, .notAsked: break
        }
    }

    private enum Outcome {
        case notAsked
        case wrong([TypedReadings.Problem])
        case impossible(CalculationError)
        case worked(TypedReadings.Checked, Calculation)

        var problems: [TypedReadings.Problem] {
            if case .wrong(let problems) = self { problems } else { [] }
        }
    }

    private func work(_ typed: TypedReadings, _ facts: Facts, today: Day) -> Outcome {
        let tariff = facts.tariff
        let previous = tariff.registers.map(\.latest.day).max() ?? today
        switch typed.checked(tariff.registers, today: today, usual: tariff.usual) {
        case .failure(let problems): return .wrong(problems.all)
        case .success(let checked):
            do throws(CalculationError) {
                let calculation = try tariff.plan.charge(
                    checked.used, after: previous, until: checked.day, households: tariff.households)
                return .worked(checked, calculation)
            } catch {
                return .impossible(error)
            }
        }
    }
}
