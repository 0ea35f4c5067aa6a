/// A bill to print: its sheet, and the same bill in a second language, whose words stand smaller beside the first's.
package struct PrintedBill: Hashable, Sendable {
    package var sheet: BillSheet
    /// Nil for a bill in one language.
    package var second: BillSheet?

    package init(_ sheet: BillSheet, second: BillSheet? = nil) {
        (self.sheet, self.second) = (sheet, second)
    }

    /// Words of the sheet in both languages.
    func label(_ words: (BillSheet) -> String) -> Label { Label(words(sheet), second.map(words)) }

    /// Lists of words, of which both languages have the same number.
    func labels(_ words: (BillSheet) -> [String]) -> [Label] { Label.list(words(sheet), second.map(words)) }

    func fact(_ fact: (BillSheet) -> BillSheet.Fact) -> LabelledValue {
        LabelledValue(fact(sheet), second.map(fact))
    }

    func facts(_ facts: (BillSheet) -> [BillSheet.Fact]) -> [LabelledValue] {
        let others = second.map(facts) ?? []
        return facts(sheet).enumerated().map { place, fact in
            LabelledValue(fact, others.indices.contains(place) ? others[place] : nil)
        }
    }
}

/// A label and its value, each in one language or in two.
struct LabelledValue {
    let label: Label
    let value: Label

    init(_ first: BillSheet.Fact, _ second: BillSheet.Fact?) {
        label = Label(first.label, second?.label)
        value = Label(first.value, second?.value)
    }
}
