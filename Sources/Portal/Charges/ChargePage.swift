import Domain
import HTTPTypes
import Markup
import Store
import Web
import Words

/// The explanation of a service's charge in a bill: recalculated from the readings, tariffs and residents of that time,
/// step by step.
struct ChargePage: CustomerPage {
    static let path: PathTemplate = "/accounts/{account}/bills/{month}/services/{service}"

    let slug: AccountSlug
    let month: Month
    let service: ServiceCode

    struct Facts: Sendable {
        let bill: Bill
        let address: String
        let billed: BilledService
        let check: ChargeCheck
        let offices: [Office]
        let hasOtherPlans: Bool
    }

    func read(_ customer: Customer) throws -> BillRecords {
        let account = try customer.account(slug)
        guard let known = account.catalogue.service(service), let records = try account.charge(of: known, in: month)
        else { throw PageError.notFound }
        return records
    }

    func work(_ records: BillRecords) throws -> Facts {
        let bill = try records.bill()
        guard let billed = bill.services.first,
            let check = bill.checks(records.households, records.catalogue.tariffs)[service]
        else { throw PageError.notFound }
        let plans = records.catalogue.tariffs.plans(of: service).filter(\.isMetered)
        return Facts(
            bill: bill, address: records.account.address, billed: billed, check: check,
            offices: records.catalogue.offices,
            hasOtherPlans: plans.count > 1)
    }

    func show(_ facts: Facts, _ context: ViewContext) -> PageResult {
        let texts = context.texts.charge
        let words = CalculatorWords(service: facts.billed.service, texts: context.texts)
        let (name, month) = (facts.billed.service.name, facts.bill.month)
        let title = texts.title((service: name[context.language], month: month.inWords(context.language)))
        return .framed(
            Content(title: title, documentTitle: title + ": " + facts.address) { html in
                html.p(.class("back")) { html in
                    html.a(.href(BillPage(slug: slug, month: month)), text: context.texts.navigation.toBill)
                }
                verdict(&html, facts, words)
                AskLink(slug: slug, subject: .charge(service, month), context: context).write(to: &html)
                readings(&html, facts, context)
                guard let recomputed = facts.check.recomputed else { return }
                CalculationTable(calculation: recomputed.calculation, words: words).write(to: &html)
                html.h2(text: texts.how)
                CalculationSteps(
                    consumption: ChargeWords(words: words).consumption(
                        recomputed.period, facts.billed.readings.estimates),
                    calculation: recomputed.calculation, words: words
                ).write(to: &html)
                guard facts.hasOtherPlans else { return }
                html.p(.class("screen-only")) { html in
                    html.a(.href(PlansPage(slug: slug, service: service)), text: texts.otherPlans)
                }
            })
    }

    private func verdict(_ html: inout HTML, _ facts: Facts, _ words: CalculatorWords) {
        let (texts, language) = (words.texts.charge, words.language)
        html.p(.class("sum due")) { html in
            html.span(text: texts.billed)
            html.text(" ")
            html.strong(text: facts.billed.chargedForUse.withCurrency(in: language))
        }
        let verdict = ChargeWords(words: words).verdict(facts.check, facts.billed)
        for (place, sentence) in verdict.enumerated() {
            html.p(.class(place == 0 && facts.check.agrees ? "checked" : "unchecked"), text: sentence)
        }
        guard !facts.check.agrees else { return }
        html.p { html in
            html.text(texts.ask + " ")
            if let phones = facts.offices.first(where: { $0.kind == .contactCentre })?.phones {
                PhoneNumbers(phones).write(to: &html)
                html.text(" · ")
            }
            html.a(.href(ContactsPage()), text: words.texts.contacts.title)
        }
    }

    private func readings(_ html: inout HTML, _ facts: Facts, _ context: ViewContext) {
        let intervals = facts.check.recomputed?.period.intervals ?? facts.billed.readings.intervals
        guard !intervals.isEmpty else { return }
        html.h2(text: context.texts.charge.readings)
        html.ul(.class("how")) { html in
            for period in intervals {
                html.li { $0.text(context.wording.reading(period, facts.billed.service)) }
            }
        }
    }
}

extension ChargePage {
    init?(_ address: RequestedAddress) {
        guard let (slug, month, service): (AccountSlug, Month, ServiceCode) = address.places() else { return nil }
        self.init(slug: slug, month: month, service: service)
    }

    var places: [any PathValue] { [slug, month, service] }
}
