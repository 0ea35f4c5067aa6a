import Domain

/// Facts of a requested period.
protocol PeriodFacts {
    /// Nil if there are no months to choose from.
    var chosenPeriod: PeriodChoice? { get }
}

extension PeriodFacts {
    /// For print and file, which are linked from the page: there an invalid period is not found, since there is no form
    /// to correct it in.
    func orNotFound() throws(PageError) -> Self {
        guard let chosenPeriod, chosenPeriod.problem == nil else { throw .notFound }
        return self
    }
}
