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
        let rounded = Fraction(value).rounded(places: places)
        // "5,0" beside "4,9".
        let isShort = places > 0 && rounded.millionths % 1_000_000 == 0
        return rounded.formatted(in: language) + (isShort ? (language == .en ? ".0" : ",0") : "")
    }
}
