package import Domain

extension Texts.AmountDue {
    /// What the bill asked for, and what was paid since; nothing where that is the sum that is left.
    ///
    /// - Parameter days: of what was paid since, first to last.
    package func billed(_ due: Domain.AmountDue, paidOn days: [Day], in language: Language) -> [String] {
        guard due.billed != due.left else { return [] }
        let asked = billed(due.billed.withCurrency(in: language))
        guard due.paidSince > .zero else { return [asked] }
        let sum = due.paidSince.withCurrency(in: language)
        let days = days.map(\.numeric).joined(separator: ", ")
        return [asked, days.isEmpty ? paidSinceAlone(sum) : paidSince((sum: sum, days: days))]
    }
}
