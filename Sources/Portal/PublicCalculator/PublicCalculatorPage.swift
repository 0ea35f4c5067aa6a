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

    var asked = PublicCalculatorAsked()

    struct Calculated {
        let plan: CalculatedPlan
        let typed: TypedConsumption
        let outcome: Outcome
    }

    func read(_ visitor: Visitor) -> (catalogue: Catalogue, today: Day)? {
        visitor.catalogue.map { ($0, visitor.today) }
    }

    func work(_ records: (catalogue: Catalogue, today: Day)?) throws -> Calculated? {
        guard let (catalogue, today) = records, let plan = try calculatedPlan(catalogue) else { return nil }
        let typed = asked.typed(usual: plan.plan.usualMonth(today: today))
        let outcome = asked.isAsked ? calculate(typed, plan, today: today) : .notAsked
        return Calculated(plan: plan, typed: typed, outcome: outcome)
    }

    /// Nil if no plan charges by quantity.
    private func calculatedPlan(_ catalogue: Catalogue) throws -> CalculatedPlan? {
        let (services, categories) = (catalogue.meteredServices, catalogue.tariffs.categories)
        guard let code = asked.plan else {
            return services.first.map { CalculatedPlan($0, $0.usualPlan, among: services, categories) }
        }
        for metered in services {
            if let plan = metered.plans.first(where: { $0.code.text == code }) {
                return CalculatedPlan(metered, plan, among: services, categories)
            }
        }
        throw PageError.notFound
    }

    func show(_ facts: Calculated?, _ setting: Setting) -> Answer {
        let texts = setting.texts.publicCalculator
        guard let facts else { return .framed(Content(title: texts.title) { $0.p(text: texts.none) }) }
        let (plan, typed, outcome) = (facts.plan, facts.typed, facts.outcome)
        let words = PublicCalculatorWords(
            words: CalculatorWords(service: plan.service, texts: setting.texts), plan: plan.plan)
        let problems = outcome.problems.map { (typed.field(of: $0), words.words(for: $0)) }
        var content = Content(title: texts.title, problems: problems, texts: setting.texts) { html in
            html.p(.class("lead"), text: texts.lead)
            html.p { $0.a(.href(TariffsPage()), text: setting.texts.navigation.tariffs) }
            words.words.writeHead(&html, plan.plan)
            PlanChoice(facts: plan, asked: asked, setting: setting).write(to: &html)
            PublicCalculatorForm(
                facts: plan, typed: typed, problems: outcome.problems, words: words, today: setting.visit.today
            ).write(to: &html)
            write(outcome, &html, typed, words)
        }
        content.hasPrintButton = outcome.isWorked
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
        case .wrong, .notAsked: break
        }
    }

    enum Outcome {
        case notAsked
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

    private func calculate(_ typed: TypedConsumption, _ facts: CalculatedPlan, today: Day) -> Outcome {
        switch typed.checked(for: facts.plan, facts.question, today: today) {
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
        self.init(asked: PublicCalculatorAsked(address.query))
    }

    var query: Query { asked.query }
}

/// The plan that is calculated, and those that could be.
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
