package import Domain

extension Texts.AmountDue {
    /// What the bill asked for, and why less is left; nothing where that is the sum that is left.
    ///
    /// - Parameter days: of what was paid since, first to last.
    package func billed(_ due: Domain.AmountDue, paidOn days: [Day], in language: Language) -> [String] {
        guard due.billed != due.left else { return [] }
        let asked = billed(due.billed.withCurrency(in: language))
        let advance = due.advanceSince > .zero ? [advanceSince(due.advanceSince.withCurrency(in: language))] : []
        let less =
            due.recalculatedSince > .zero
            ? [recalculatedSince(due.recalculatedSince.withCurrency(in: language))] : []
        return [asked] + paid(due, days, language) + advance + less
    }

    private func paid(_ due: Domain.AmountDue, _ days: [Day], _ language: Language) -> [String] {
        guard due.paidSince > .zero else { return [] }
        let sum = due.paidSince.withCurrency(in: language)
        let days = days.map(\.numeric).joined(separator: ", ")
        return [days.isEmpty ? paidSinceAlone(sum) : paidSince((sum: sum, days: days))]
    }
}
