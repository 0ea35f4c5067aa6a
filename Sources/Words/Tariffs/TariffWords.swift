package import Domain

/// The wording of tariffs, as of a day.
package struct TariffWords: Sendable {
    private let texts: Texts
    package let today: Day

    package init(_ texts: Texts, today: Day) {
        (self.texts, self.today) = (texts, today)
    }

    package var tariffs: Texts.Tariffs { texts.tariffs }
    package var sheet: Texts.Sheet { texts.sheet }
    package var language: Language { texts.language }

    /// The unit of a plan's prices: "1 кВт·сағ үшін", "бір тұрғынға айына".
    package func per(_ plan: Plan, _ service: Service) -> String {
        tariffs[plan.method] ?? tariffs.per(sheet[service.unit])
    }

    /// "ҚҚС 12%"; several if the steps' taxes differ.
    package func vat(_ prices: [Plan.Price]) -> String {
        tariffs.vat(percents(prices))
    }

    package func percents(_ prices: [Plan.Price]) -> String {
        Set(prices.map(\.vatPercent)).sorted().map { "\($0)" }.joined(separator: ", ")
    }

    package func price(_ price: ExactDecimal) -> String { BillWording(texts).tariff(price) }

    /// Whether customers can choose the plan; nil if they never can.
    package func choice(_ plan: Plan) -> String? {
        if let first = plan.offeredFrom, first > today { return tariffs.chosenFrom(first.numeric) }
        if let last = plan.offeredUntil {
            return (last < today ? tariffs.wasChosenUntil : tariffs.chosenUntil)(last.numeric)
        }
        return plan.offeredFrom == nil ? nil : tariffs.canBeChosen
    }
}
