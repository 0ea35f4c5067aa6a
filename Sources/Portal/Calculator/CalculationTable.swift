import Domain
import Markup
import Words

/// A calculation line by line: each level or time of day of each part of the days, its price, its sum.
struct CalculationTable {
    let calculation: Calculation
    let words: CalculatorWords

    private var texts: Texts.Calculator { words.calculator }
    private var hasParts: Bool { Set(calculation.lines.map(\.part)).count > 1 }

    func write(to html: inout HTML) {
        let sums: [StackedTable.Column] = [.number(texts.used), .number(texts.price), .number(texts.sum)]
        let table = StackedTable(
            style: "stacked calculation", caption: caption,
            columns: [.text(texts.step)] + (hasParts ? [.text(texts.part)] : []) + sums)
        table.write(to: &html) { html in
            for line in calculation.lines { table.row(&html, cells(line)) }
        } foot: { html in
            let total = calculation.total.formatted(in: words.language)
            table.row(&html, [.text(texts.total), .text(total)], span: hasParts ? 4 : 3)
        }
    }

    private func cells(_ line: Calculation.Line) -> [StackedTable.Cell] {
        let days = line.part.first.numeric + " – " + line.part.last.numeric
        return [.text(words.sheet[line.step].asSentence)] + (hasParts ? [.text(days)] : []) + [
            .text(words.quantity(line.quantity)), .text(line.price.price.asPrice(in: words.language)),
            .text(line.sum.formatted(in: words.language)),
        ]
    }

    private var caption: String {
        let (first, last) = (calculation.lines.first?.part.first, calculation.lines.last?.part.last)
        guard let first, let last else { return texts.result }
        return texts.caption((from: first.numeric, to: last.numeric, days: "\(last - first + 1)"))
    }
}
