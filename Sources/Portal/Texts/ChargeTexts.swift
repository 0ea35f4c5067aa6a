extension Texts {
    /// A charge that explains itself, the levels of a month, the same consumption by other plans.
    final class Charge: Decodable, Sendable {
        let back, billed, how, readings, ask, otherPlans, estimated: String
        let title, differs, adjusted, lacks, consumption: Phrase
        let likelyProration, likelyCategory, likelyRounding: String
        let likelyEstimated, likelyAfterEstimate, likelyQuantity, likelyResidents, likelyPriceDay: Phrase
        let lacksPlan, lacksReadings: String
        let lacksOnePlan, lacksClearReadings, lacksReadingAfter, lacksReadingOf, lacksOneDay, lacksMeter: Phrase
        let levels, levelsUsed, level, levelTop, nextLevel: Phrase
        let noNextLevel: String
        let plansLead, plansTable, plansOwn, plansDifference, plansNoMonth, plansNone, plansFoot: String
        let plansTitle, plansLatest, plansDearer, plansCheaper, plansSame: Phrase
    }
}
