import Domain

/// What was read for a period that was asked for.
protocol PeriodFacts {
    /// Nil where there are no months to choose from.
    var chosenPeriod: PeriodChoice? { get }
}

extension PeriodFacts {
    /// For paper and file, which are reached from the page: there a period that can't be made out is no form to fill in again.
    func orNotFound() throws(PageError) -> Self {
        guard let chosenPeriod, chosenPeriod.problem == nil else { throw .notFound }
        return self
    }
}
