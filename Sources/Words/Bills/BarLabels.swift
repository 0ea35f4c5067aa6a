package import Domain

/// The numbers above the bars of a chart: whole ones, or with one place where all are small. The table has the rest.
package struct BarLabels {
    private let places: Int
    private let language: Language

    package init(_ values: [ExactDecimal], in language: Language) {
        places = values.allSatisfy { $0 < ExactDecimal(millionths: 10_000_000) } ? 1 : 0
        self.language = language
    }

    package func text(_ value: ExactDecimal) -> String {
        Fraction(value).rounded(places: places).formatted(in: language)
    }
}
