extension Texts {
    /// A charge that explains itself, the levels of a month, the same consumption by other plans.
    final class Charge: Decodable, Sendable {
        let billed, how, readings, ask, otherPlans, estimated: String
        let title: Phrase<(service: String, month: String)>
        let differs: Phrase<(recomputed: String, billed: String, difference: String)>
        let adjusted, lacks, consumption: Phrase<String>
        let likelyProration, likelyCategory, likelyRounding: String
        let likelyEstimated, likelyAfterEstimate, likelyQuantity: Phrase<(billed: String, metered: String)>
        let likelyResidents, likelyPriceDay: Phrase<String>
        let lacksPlan, lacksReadings: String
        let lacksOnePlan, lacksClearReadings, lacksReadingAfter, lacksReadingOf, lacksOneDay: Phrase<String>
        let lacksMeter: Phrase<String>
        let levels: Phrase<(service: String, month: String)>
        let levelsUsed: Phrase<(quantity: String, from: String, to: String)>
        let level: Phrase<(step: String, price: String, used: String, width: String)>
        let levelTop: Phrase<(step: String, price: String, used: String)>
        let nextLevel: Phrase<(step: String, day: String)>
        let noNextLevel: String
        let plansLead, plansTable, plansOwn, plansDifference, plansNoMonth, plansNone, plansFoot: String
        let plansTitle: Phrase<String>
        let plansLatest: Phrase<(month: String, reason: String)>
        let plansDearer: Phrase<(months: String, plan: String, difference: String, own: String, other: String)>
        let plansCheaper: Phrase<(months: String, plan: String, difference: String, own: String, other: String)>
        let plansSame: Phrase<(months: String, plan: String, own: String)>
    }
}
