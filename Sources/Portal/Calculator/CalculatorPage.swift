import Domain
import HTTPTypes
import Markup
import Store
import Web
import Words

/// F4 and F5: what a consumption costs by the tariff, and how that is calculated. Nothing is stored, and nothing
/// becomes due.
struct CalculatorPage: CustomerPage {
    static let path: PathTemplate = "/accounts/{account}/services/{service}/calculator"

    let slug: AccountSlug
    let service: ServiceCode
    var input = CalculatorInput()

    struct Records: Sendable {
        let line: AccountLine
        let tariff: MeteredTariff
        /// The plans to compare with.
        let plans: [Plan]
        let categories: HouseholdCategories
        let today: Day
        let language: Language
        let closedOn: Day?
    }

    struct Facts {
        let line: AccountLine
        let tariff: MeteredTariff
        let outcome: Outcome
    }

    func read(_ customer: Customer) throws -> Records {
        let account = try customer.account(slug)
        guard !account.isClosed(before: customer.today) else { throw PageError.notFound }
        let meters = try account.meters(inUseOn: customer.today)
        let households = try account.households()
        let plan = try MeteredPlan(households, meters.value(), on: customer.today, account.catalogue)
        guard let plan, plan.service.code == service, let tariff = try account.meteredTariff(plan).value() else {
            throw PageError.notFound
        }
        let tariffs = account.catalogue.tariffs
        return Records(
            line: AccountLine(account, slug), tariff: tariff, plans: tariffs.plans(of: tariff.service.code),
            categories: tariffs.categories,
            today: customer.today, language: customer.language, closedOn: account.closedOn)
    }

    func work(_ records: Records) -> Facts {
        Facts(
            line: records.line, tariff: records.tariff,
            outcome: input.typed.map { calculate($0, records) } ?? .notSubmitted)
    }

    func show(_ facts: Facts, _ context: ViewContext) -> PageResult {
        let words = CalculatorWords(service: facts.tariff.service, texts: context.texts)
        let outcome = facts.outcome
        let form = CalculatorForm(
            slug: slug, service: facts.tariff.service, meter: facts.tariff.meter, input: input,
            problems: outcome.problems, words: words, context: context)
        let problems = outcome.problems.map { (form.field(of: $0), words.words(for: $0)) }
        let title = context.texts.calculatorTitle(of: facts.tariff.service)
        var content = Content(title: title, problems: problems, texts: context.texts) { html in
            facts.line.write(to: &html)
            words.writeHead(&html, facts.tariff.plan)
            // Who has a result knows what the form is for.
            if !outcome.isWorked {
                html.p(text: words.calculator.lead)
                html.p { $0.a(.href(TariffsPage()), text: context.texts.navigation.tariffs) }
            }
            form.write(to: &html)
            write(outcome, &html, facts, words)
        }
        (content.hasPrintButton, content.hasDayField) = (outcome.isWorked, true)
        if outcome.isImpossible { content.status = .unprocessableContent }
        return .framed(content.about(facts.line.title))
    }

    private func write(_ outcome: Outcome, _ html: inout HTML, _ facts: Facts, _ words: CalculatorWords) {
        switch outcome {
        case .worked(let checked, let worked):
            let steps = ReadingSteps(
                meter: facts.tariff.meter, checked: checked, consumption: worked.consumption, words: words)
            CalculationView(
                title: words.calculator.result, worked: worked, consumption: steps.sentences, notes: steps.notes,
                words: words
            ).write(to: &html)
        case .closed(let day): html.p(.id("result"), .class("error"), text: words.closed(on: day))
        case .otherPlan(let day): html.p(.id("result"), .class("error"), text: words.otherPlan(on: day))
        case .impossible(let error): html.p(.id("result"), .class("error"), text: words.words(for: error))
        case .wrong, .notSubmitted: break
        }
    }

    enum Outcome {
        case notSubmitted
        case wrong([TypedReadings.Problem])
        /// On that day the household was charged by another plan: a sum over two plans is not calculated.
        case otherPlan(Day)
        /// The account closes before that day.
        case closed(Day)
        case impossible(CalculationError)
        case worked(TypedReadings.Checked, WorkedOut)

        var problems: [TypedReadings.Problem] {
            if case .wrong(let problems) = self { problems } else { [] }
        }

        var isWorked: Bool {
            if case .worked = self { true } else { false }
        }

        var isImpossible: Bool {
            switch self {
            case .otherPlan, .closed, .impossible: true
            case .notSubmitted, .wrong, .worked: false
            }
        }
    }

    private func calculate(_ typed: TypedReadings, _ records: Records) -> Outcome {
        let (tariff, today) = (records.tariff, records.today)
        let start = input.start(of: tariff.meter)
        switch typed.checked(tariff.meter, from: start, today: today, language: records.language) {
        case .failure(let problems): return .wrong(problems.all)
        case .success(let checked):
            if let closed = records.closedOn, closed < checked.day { return .closed(closed) }
            let consumption = Consumption(
                checked.used, after: start ?? today, until: checked.day, households: tariff.households)
            if let day = consumption.firstDay(ofOtherPlanThan: tariff.plan) { return .otherPlan(day) }
            do throws(CalculationError) {
                let worked = try WorkedOut(consumption, by: tariff.plan, among: records.plans, records.categories)
                return .worked(checked, worked)
            } catch {
                return .impossible(error)
            }
        }
    }
}

extension CalculatorPage {
    init?(_ address: RequestedAddress) {
        guard let (slug, service): (AccountSlug, ServiceCode) = address.places() else { return nil }
        self.init(slug: slug, service: service, input: CalculatorInput(address.query))
    }

    var places: [any PathValue] { [slug, service] }
    var query: Query { input.query }
}
