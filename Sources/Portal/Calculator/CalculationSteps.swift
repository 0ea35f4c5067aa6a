import Domain

/// How a charge was worked out, sentence by sentence: from the consumption to the sum.
struct CalculationSteps {
    /// How the consumption came about.
    let consumption: [String]
    let calculation: Calculation
    let words: CalculatorWords

    private var texts: Texts.Calculator { words.texts }

    var sentences: [String] {
        var parts: [Calculation.Part] = []
        for line in calculation.lines where parts.last != line.part { parts.append(line.part) }
        return consumption + parts.flatMap(sentences) + prices + [total]
    }

    private func sentences(_ part: Calculation.Part) -> [String] {
        let lines = calculation.lines.filter { $0.part == part }
        let days = texts.howDays([
            "first": part.first.numeric, "last": part.last.numeric, "days": "\(part.days)",
        ])
        return [days] + lines.compactMap { border($0) } + lines.map(line)
    }

    private func border(_ line: Calculation.Line) -> String? {
        guard let border = line.border, let norm = border.norm.upperLimit else { return nil }
        let wholeMonth = Fraction(norm) * Fraction(Int128(line.part.household.residents)) == border.quantity
        let values: KeyValuePairs = [
            "step": words.sheet[line.step], "norm": words.quantity(norm),
            "residents": "\(line.part.household.residents)", "days": "\(line.part.days)",
            "border": words.result(border.quantity),
        ]
        return wholeMonth ? texts.howMonth(values) : texts.howNorm(values)
    }

    private func line(_ line: Calculation.Line) -> String {
        texts.howLine([
            "step": words.sheet[line.step], "quantity": words.quantity(line.quantity),
            "price": words.price(line.price.price), "sum": line.sum.withCurrency(in: words.language),
        ])
    }

    /// Since when each price holds, what set it, and whether it is confirmed.
    private var prices: [String] {
        var told: [Plan.Price] = []
        return calculation.lines.compactMap { line in
            guard !told.contains(line.price) else { return nil }
            told.append(line.price)
            var sentence = texts.howPrice(["step": words.sheet[line.step], "day": line.price.validFrom.numeric])
            if let decision = line.price.decision?.title { sentence += " " + texts.decision(["decision": decision]) }
            if !line.price.isConfirmed { sentence += " " + words.sheet.unconfirmed }
            return sentence
        }
    }

    private var total: String {
        texts.howTotal([
            "sum": calculation.total.withCurrency(in: words.language),
            "vat": calculation.vat.withCurrency(in: words.language),
        ])
    }
}
