extension Texts {
    /// The explanation of a charge, the levels of a month, the same consumption by other plans.
    package final class Charge: Decodable, Sendable {
        package let billed, how, readings, ask, otherPlans, estimated: String
        package let title: Phrase<(service: String, month: String)>
        package let differs: Phrase<(recomputed: String, billed: String, difference: String)>
        package let adjusted, lacks, consumption: Phrase<String>
        package let likelyProration, likelyCategory, likelyRounding: String
        package let likelyEstimated, likelyAfterEstimate, likelyQuantity: Phrase<(billed: String, metered: String)>
        package let likelyResidents, likelyPriceDay: Phrase<String>
        package let lacksPlan, lacksReadings: String
        package let lacksOnePlan, lacksClearReadings, lacksReadingAfter, lacksReadingOf, lacksOneDay: Phrase<String>
        package let lacksMeter, lacksStart, estimatesInARow, lacksFirstReading, lacksTakenBack,
            lacksResidents: Phrase<String>
        package let lacksOneOf, lacksLines, lacksTariff, lacksArea: String
        package let noBasis: String
        package let likelyTwice, likelyZones, likelyWithoutTax, likelyTaxTwice: String
        package let likelyPlan: Phrase<String>
        package let levels: Phrase<(service: String, month: String)>
        package let levelsUsed: Phrase<(quantity: String, from: String, to: String)>
        package let levelsSpread, levelsShow: String
        package let plansTotal: Phrase<String>
        package let levelsPart: Phrase<(from: String, to: String, residents: String)>
        package let level: Phrase<(step: String, price: String, used: String, width: String)>
        package let levelTop: Phrase<(step: String, price: String, used: String)>
        package let nextLevel: Phrase<(step: String, day: String)>
        package let noNextLevel: String
        package let plansLead, plansTable, plansOwn, plansDifference, plansNoMonth, plansNone, plansFoot: String
        package let plansTitle: Phrase<String>
        package let plansLatest: Phrase<(month: String, reason: String)>
        package let plansDearer: Phrase<(months: String, plan: String, difference: String, own: String, other: String)>
        package let plansCheaper: Phrase<(months: String, plan: String, difference: String, own: String, other: String)>
        package let plansSame: Phrase<(months: String, plan: String, own: String)>
    }
}
