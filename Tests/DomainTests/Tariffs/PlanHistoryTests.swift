import Domain
import Testing

private func day(_ iso: String) -> Day { Day(iso: iso)! }

private func price(_ step: TariffStep, _ from: String, _ price: String) -> Plan.Price {
    Plan.Price(
        step: step, validFrom: day(from), price: ExactDecimal(canonical: price.utf8)!, vatPercent: 12,
        isConfirmed: true,
        decision: nil)
}

private func norm(_ category: CategoryCode, _ step: TariffStep, _ from: String, _ limit: String) -> Plan.Norm {
    Plan.Norm(
        category: category, step: step, validFrom: day(from), upperLimit: ExactDecimal(canonical: limit.utf8),
        decision: nil)
}

/// Written out of order, as batches may have it.
private let plan = Plan(
    code: "levels", service: "el", name: Words(kk: "", ru: "", en: ""), method: .levels, proration: .always,
    prices: [
        price(.level2, "2019-01-01", "21.37"), price(.level1, "2018-03-01", "16.65"),
        price(.level1, "2020-02-01", "17.00"), price(.level2, "2018-03-01", "21.99"),
        price(.level1, "2019-07-01", "16.71"),
    ],
    norms: [
        norm(.stove, .level2, "2018-01-01", ""), norm(.noStove, .level1, "2018-01-01", "90"),
        norm(.stove, .level1, "2018-01-01", "115"), norm(.noStove, .level1, "2019-10-01", "100"),
    ])

@Suite("How a plan's prices and norms followed each other")
struct PlanHistoryTests {
    @Test("A day on which something changed is named once, past and coming")
    func days() {
        #expect(plan.priceDays.map(\.iso) == ["2018-03-01", "2019-01-01", "2019-07-01", "2020-02-01"])
        #expect(plan.normDays.map(\.iso) == ["2018-01-01", "2019-10-01"])
    }

    @Test(
        "On each of them every level has its latest price",
        arguments: [
            ("2018-02-28", ""), ("2018-03-01", "1 16.65, 2 21.99"), ("2019-01-01", "1 16.65, 2 21.37"),
            ("2019-07-01", "1 16.71, 2 21.37"), ("2020-01-31", "1 16.71, 2 21.37"), ("2020-02-01", "1 17, 2 21.37"),
        ])
    func prices(on iso: String, expected: String) {
        let prices = plan.prices(on: day(iso)).map { "\($0.step.rawValue) \($0.price.canonical)" }
        #expect(prices.joined(separator: ", ") == expected)
    }

    @Test(
        "Every category keeps its norms until they change",
        arguments: [
            ("2017-12-31", ""), ("2018-01-01", "no_stove 1 90, stove 1 115, stove 2 -"),
            ("2019-10-01", "no_stove 1 100, stove 1 115, stove 2 -"),
        ])
    func norms(on iso: String, expected: String) {
        let norms = plan.norms(on: day(iso)).map { norm in
            "\(norm.category.text) \(norm.step.rawValue) \(norm.upperLimit?.canonical ?? "-")"
        }
        #expect(norms.joined(separator: ", ") == expected)
    }

    @Test("A price holds until the day before the next one of its level; the latest has no end")
    func lastDays() {
        let spans = plan.prices(of: .level1).map { "\($0.validFrom.iso) \(plan.lastDay(of: $0)?.iso ?? "-")" }
        #expect(spans == ["2018-03-01 2019-06-30", "2019-07-01 2020-01-31", "2020-02-01 -"])
        #expect(plan.norms.map { plan.lastDay(of: $0)?.iso } == [nil, "2019-09-30", nil, nil])
    }

    @Test(
        "A decision is a link only where it is a page of the web",
        arguments: [
            ("https://kase.kz/en/news/1", true), ("HTTP://kase.kz", true), ("javascript:alert(1)", false),
            ("data:text/html,x", false), ("//kase.kz", false), ("/accounts", false), ("№ 57-ОД", false), ("", false),
            ("https://kase.kz/ en", false), ("https://kase.kz/\n", false), (" https://kase.kz", false), (nil, false),
        ] as [(String?, Bool)])
    func page(address: String?, isPage: Bool) {
        let decision = Plan.Decision(title: nil, decidedOn: nil, address: address)
        #expect(decision.page == (isPage ? address : nil))
        #expect(decision.site == (isPage ? "kase.kz" : nil))
    }
}
