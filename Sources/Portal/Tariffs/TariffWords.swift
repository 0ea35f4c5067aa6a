import Domain

/// The words of the tariffs, and the day for which they are said.
struct TariffWords {
    let setting: Setting

    var texts: Texts.Tariffs { setting.texts.tariffs }
    var sheet: Texts.Sheet { setting.texts.sheet }
    var language: Language { setting.language }
    var today: Day { setting.visit.today }

    /// What a plan's prices are for: "1 кВт·сағ үшін", "бір тұрғынға айына".
    func per(_ plan: Plan, _ service: Service) -> String {
        texts[plan.method] ?? texts.per(sheet[service.unit])
    }

    /// "ҚҚС 12 %"; several where the steps' taxes differ.
    func vat(_ prices: [Plan.Price]) -> String {
        texts.vat(percents(prices))
    }

    func percents(_ prices: [Plan.Price]) -> String {
        Set(prices.map(\.vatPercent)).sorted().map { "\($0)" }.joined(separator: ", ")
    }

    func price(_ price: ExactDecimal) -> String { setting.wording.tariff(price) }

    /// Whether it can be chosen; nil where there is no choice to speak of.
    func choice(_ plan: Plan) -> String? {
        if let first = plan.offeredFrom, first > today { return texts.chosenFrom(first.numeric) }
        if let last = plan.offeredUntil {
            return (last < today ? texts.wasChosenUntil : texts.chosenUntil)(last.numeric)
        }
        return plan.offeredFrom == nil ? nil : texts.canBeChosen
    }
}
