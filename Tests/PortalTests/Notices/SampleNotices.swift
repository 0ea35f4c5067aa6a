import Domain
import Foundation
import Store
import Testing

/// A notice of each kind.
struct SampleNotices {
    let catalogue: Catalogue

    init(_ catalogue: Catalogue) throws {
        self.catalogue = catalogue
    }

    static let works = OperatorNotice(
        id: 1, kind: .works, from: Timestamp(seconds: 1_571_205_600), until: Timestamp(seconds: 1_571_292_000),
        audience: .all,
        title: Words(
            kk: "18 қазанда жарық болмайды", ru: "18 октября не будет света", en: "No electricity on 18 October"),
        text: Words(
            kk: "18 қазанда 10:00–16:00 аралығында желіде жоспарлы жұмыс жүреді.\nКешірім сұраймыз.",
            ru: "18 октября с 10:00 до 16:00 — плановые работы на сети.\nПриносим извинения.",
            en: "Planned works on the grid on 18 October from 10:00 to 16:00.\nWe apologise."))

    static let debt = DebtNotice(
        name: "2019-10/1", title: DebtText(kk: "Берешек туралы хабарлама", ru: "Уведомление о задолженности"),
        text: DebtText(
            kk: "{account} дербес шоты бойынша {day} жағдай бойынша {debt} берешек бар.\n30 күн ішінде төлеңіз.",
            ru: "По лицевому счёту {account} по состоянию на {day} есть задолженность {debt}.\nОплатите её за 30 дней."),
        createdAt: Timestamp(seconds: 1_571_205_600))

    static let owed = AccountDebt(
        account: AccountNumber(stored: "4900621"), sum: Money(tiyn: 1_234_567), asOf: Day(iso: "2019-10-16")!)

    /// The owner's link to the first account, as if in this language.
    func link(_ site: TestSite, _ language: Language) async throws -> NoticedLink {
        let other = try await TestSite()
        try await other.database.write { connection in
            try connection.execute("UPDATE customer SET language = $1", [language.rawValue])
        }
        let links = try await other.database.read {
            try Operator($0).noticedLinks(of: AccountNumber(stored: "4900621"))
        }
        return try #require(links.first)
    }

    var notices: [(name: String, notice: CustomerNotice)] {
        get throws {
            let water = try #require(catalogue.service("cold-water"))
            let electricity = try #require(catalogue.service("electricity"))
            let day = Day(iso: "2019-10-28")!
            let bill = BillSummary(
                month: "2019-09", issued: day - 20, due: day + 3,
                totals: BillTotals([
                    try MonthBalance(
                        month: "2019-09", opening: .zero, charged: Money(tiyn: 412_350), adjusted: .zero, paid: .zero,
                        closing: Money(tiyn: 412_350))
                ]))
            let meters = [("CU461577", electricity), ("HS-204816", water)].map { number, service in
                let meter = Meter(
                    service: service.code, number: MeterNumber(stored: number), digits: 5,
                    ratio: ExactDecimal(millionths: 1_000_000), replaceBy: day + 14)
                return (service: service, meter: meter)
            }
            return [
                ("bill-due", .billDue(try #require(BillReminder(bill, left: Money(tiyn: 412_350), today: day)))),
                ("meter-due", try #require(MeterReminder.notices(meters, today: day).first)),
                ("new-price", .newPrice(try price())),
                ("high-use", .highUse(try #require(HighUse(electricity, "2019-09", used)))),
            ]
        }
    }

    private var used: [Month: BilledUse] {
        var months: [Month: BilledUse] = ["2019-09": use(412)]
        for ago in 1...12 { months[Month(iso: "2019-09")! - ago] = use(ago == 12 ? 141 : 133) }
        return months
    }

    private func use(_ quantity: Int64) -> BilledUse {
        BilledUse(ExactDecimal(millionths: quantity * 1_000_000), isMetered: true)
    }

    private func price() throws -> PriceNotice {
        let day = Day(iso: "2019-11-01")!
        let plan = try #require(catalogue.tariffs["el-levels"])
        let decision = Plan.Decision(title: "№ 57-ОД", decidedOn: nil, address: nil)
        let prices = plan.prices(on: day).map { price in
            Plan.Price(
                step: price.step, validFrom: day, price: ExactDecimal(millionths: price.price.millionths + 1_500_000),
                vatPercent: 12, isConfirmed: true, decision: decision)
        }
        let next = Plan(
            code: plan.code, service: plan.service, name: plan.name, method: plan.method, proration: plan.proration,
            prices: plan.prices.filter { $0.validFrom < day } + prices, norms: plan.norms)
        let household = Household(residents: 1, category: CategoryCode.noStove, plan: plan.code)
        var notice = try #require(
            PriceNotice(
                [day - 400: household], TariffBook([next], catalogue.tariffs.categories), billed: "2019-09",
                today: day - 10))
        notice.effect = .init(
            first: "2018-10", last: "2019-09", months: 12, before: Money(tiyn: 2_345_600), after: Money(tiyn: 2_587_200)
        )
        return notice
    }
}
