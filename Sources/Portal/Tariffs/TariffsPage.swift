import Domain
import Markup
import Store
import Web
import Words

/// All tariffs, with norms and history: for everyone, without an account.
struct TariffsPage: Page, FixedEndpoint, ListedPage {
    static let path: PathTemplate = "/tariffs"

    static func title(_ texts: Texts) -> String { texts.tariffs.title }

    func read(_ visitor: Visitor) throws -> PublicTariffs {
        PublicTariffs(visitor.catalogue)
    }

    func show(_ tariffs: PublicTariffs, _ context: ViewContext) -> PageResult {
        let words = TariffWords(context.texts, today: context.visit.today)
        var content = Content(title: words.tariffs.title) { html in
            guard !tariffs.suppliers.isEmpty else {
                html.p(text: words.tariffs.none)
                html.p(text: words.tariffs.noneNext)
                return
            }
            html.p(.class("lead"), text: words.tariffs.lead(words.today.numeric))
            services(&html, tariffs, words)
            html.div(.class("tariffs")) { html in
                for each in tariffs.suppliers { supplier(&html, each, tariffs.categories, words) }
            }
            html.p(.class("screen-only")) { html in
                html.a(.href(TariffsFile()), text: words.tariffs.forPrograms)
            }
        }
        content.isWide = true
        return .framed(content)
    }

    private func services(_ html: inout HTML, _ tariffs: PublicTariffs, _ words: TariffWords) {
        html.nav(.class("screen-only of-services"), .ariaLabel(words.tariffs.services)) { html in
            html.ul(.class("quick")) { html in
                for each in tariffs.suppliers.flatMap(\.services) {
                    html.li { $0.a(.href("#" + anchor(each.service)), text: each.service.name[words.language]) }
                }
            }
        }
    }

    private func supplier(
        _ html: inout HTML, _ supplied: PublicTariffs.SuppliedServices, _ categories: HouseholdCategories,
        _ words: TariffWords
    ) {
        html.section { html in
            html.h2(text: supplied.supplier.name[words.language])
            for each in supplied.services {
                html.details(.class("open-wide"), Attribute("id", anchor(each.service))) { html in
                    html.summary { $0.h3(text: each.service.name[words.language]) }
                    for plan in ordered(each.plans, words.today) {
                        PlanView(plan: plan, service: each.service, categories: categories, words: words)
                            .write(to: &html)
                    }
                }
            }
        }
    }

    private func anchor(_ service: Service) -> String { "service-" + service.code.text }

    /// Plans that can be chosen come before those that cannot any more.
    private func ordered(_ plans: [Plan], _ today: Day) -> [Plan] {
        plans.filter { $0.isOffered(on: today) } + plans.filter { !$0.isOffered(on: today) }
    }
}
