import Domain
import HTTPTypes
import Markup
import Store
import Web
import Words

/// What a consumption costs by any of the plans that charge by quantity: for everyone, without signing in. Nothing is
/// stored.
struct PublicCalculatorPage: Page, ListedPage {
    static let path: PathTemplate = "/calculator"

    static func title(_ texts: Texts) -> String { texts.publicCalculator.title }

    var input = PublicCalculatorInput()

    struct Calculated {
        let plan: CalculatedPlan
        let typed: TypedConsumption
        let outcome: Outcome
    }

    struct Basis: Sendable {
        let catalogue: Catalogue
        let today: Day
        let language: Language
    }

    func read(_ visitor: Visitor) -> Basis? {
        visitor.catalogue.map { Basis(catalogue: $0, today: visitor.today, language: visitor.language) }
    }

    func work(_ basis: Basis?) throws -> Calculated? {
        guard let basis, let plan = try calculatedPlan(basis.catalogue) else { return nil }
        let today = basis.today
        let typed = input.typed(usual: plan.plan.usualMonth(today: today))
        let outcome = input.isSubmitted ? calculate(typed, plan, basis) : .notSubmitted
        return Calculated(plan: plan, typed: typed, outcome: outcome)
    }

    /// Nil if no plan charges by quantity.
    private func calculatedPlan(_ catalogue: Catalogue) throws -> CalculatedPlan? {
        let (services, categories) = (catalogue.meteredServices, catalogue.tariffs.categories)
        guard let code = input.plan else {
            return services.first.map { CalculatedPlan($0, $0.usualPlan, among: services, categories) }
        }
        for metered in services {
            if let plan = metered.plans.first(where: { $0.code.text == code }) {
                return CalculatedPlan(metered, plan, among: services, categories)
            }
        }
        throw PageError.notFound
    }

    func show(_ facts: Calculated?, _ context: ViewContext) -> PageResult {
        let texts = context.texts.publicCalculator
        guard let facts else { return .framed(Content(title: texts.title) { $0.p(text: texts.none) }) }
        let (plan, typed, outcome) = (facts.plan, facts.typed, facts.outcome)
        let words = PublicCalculatorWords(
            words: CalculatorWords(service: plan.service, texts: context.texts), plan: plan.plan)
        let problems = outcome.problems.map { (typed.field(of: $0), words.words(for: $0)) }
        var content = Content(title: texts.title, problems: problems, texts: context.texts) { html in
            html.p(.class("lead"), text: texts.lead)
            html.p { $0.a(.href(TariffsPage()), text: context.texts.navigation.tariffs) }
            words.words.writeHead(&html, plan.plan)
            PlanChoice(facts: plan, input: input, context: context).write(to: &html)
            PublicCalculatorForm(
                facts: plan, typed: typed, problems: outcome.problems, words: words, today: context.visit.today
            ).write(to: &html)
            write(outcome, &html, typed, words)
        }
        (content.hasPrintButton, content.hasDayField) = (outcome.isWorked, true)
        if case .impossible = outcome { content.status = .unprocessableContent }
        return .framed(content)
    }

    private func write(
        _ outcome: Outcome, _ html: inout HTML, _ typed: TypedConsumption, _ words: PublicCalculatorWords
    ) {
        switch outcome {
        case .worked(let worked):
            CalculationView(
                title: words.texts.result, worked: worked, consumption: words.steps(typed, worked), notes: [],
                words: words.words
            ).write(to: &html)
        case .impossible(let error): html.p(.id("result"), .class("error"), text: words.words.words(for: error))
        case .wrong, .notSubmitted: break
        }
    }

    enum Outcome {
        case notSubmitted
        case wrong([TypedConsumption.Problem])
        case impossible(CalculationError)
        case worked(WorkedOut)

        var problems: [TypedConsumption.Problem] {
            if case .wrong(let problems) = self { problems } else { [] }
        }

        var isWorked: Bool {
            if case .worked = self { true } else { false }
        }
    }

    private func calculate(_ typed: TypedConsumption, _ facts: CalculatedPlan, _ basis: Basis) -> Outcome {
        let checked = typed.checked(
            for: facts.plan, facts.question, today: basis.today, language: basis.language)
        switch checked {
        case .failure(let problems): return .wrong(problems.all)
        case .success(let consumption):
            let plans = facts.services.first { $0.service == facts.service }?.plans ?? []
            do throws(CalculationError) {
                return .worked(try WorkedOut(consumption, by: facts.plan, among: plans, facts.categories))
            } catch {
                return .impossible(error)
            }
        }
    }
}

extension PublicCalculatorPage {
    init?(_ address: RequestedAddress) {
        self.init(input: PublicCalculatorInput(address.query))
    }

    var query: Query { input.query }
}

/// The plan to calculate, and the other available ones.
struct CalculatedPlan: Sendable {
    let services: [MeteredService]
    let service: Service
    let plan: Plan
    let categories: HouseholdCategories
    let question: CategoryQuestion

    init(_ metered: MeteredService, _ plan: Plan, among services: [MeteredService], _ categories: HouseholdCategories) {
        (self.services, service, self.plan) = (services, metered.service, plan)
        (self.categories, question) = (categories, CategoryQuestion(categories))
    }
}
