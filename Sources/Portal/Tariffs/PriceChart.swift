import Domain
import Words

/// A plan's prices over the years, as coordinates of a chart: a line for each level or time of day, with a step at each
/// change. The lines end today or, if there is a future change, at the end of its year.
struct PriceChart {
    /// The size of the chart, in its units: a digit is at most 8 wide, a line of text 13 high.
    static let width = 300
    private static let (figure, textLine) = (8, 13)

    let left, right, top, bottom: Int
    let lines: [Line]
    let years: [(year: Int, x: Int)]
    let prices: [(price: ExactDecimal, y: Int)]
    /// The x of today, if there is a future change.
    let today: Int?

    var height: Int { bottom + 2 * Self.textLine }

    struct Line {
        let step: TariffStep
        /// An SVG path: "M40 90H120V84H300".
        let path: String
        let latest: ExactDecimal
        /// The y of the latest price's label.
        var label: Int
        /// The earlier prices that have room above the line.
        let earlier: [(price: ExactDecimal, x: Int, y: Int)]
    }

    init(_ plan: Plan, today: Day, language: Language) {
        let changes = plan.priceDays
        let (first, last) = (changes.first ?? today, max(changes.last ?? today, today))
        let (firstYear, endYear) = (first.month.year, last.month.year + 1)
        let ticks = Ticks(reaching: plan.prices.map(\.price).max() ?? .zero).all
        func width(_ price: ExactDecimal) -> Int { price.asPrice(in: language).count * Self.figure }

        left = (ticks.map { $0.formatted(in: language).count }.max() ?? 0) * Self.figure + 6
        right = Self.width - (plan.prices.map { width($0.price) }.max() ?? 0) - 6
        top = Self.textLine
        bottom = top + (plan.steps.count > 1 ? 140 : 90)

        let start = newYear(firstYear)
        let across = Scale(0...Int64(newYear(endYear) - start), onto: left, right)
        let upwards = Scale(0...(ticks.last?.millionths ?? 1), onto: bottom, top)
        func x(_ day: Day) -> Int { across(Int64(day - start)) }
        func y(_ price: ExactDecimal) -> Int { upwards(price.millionths) }

        let every = (endYear - firstYear + 5) / 6
        years = stride(from: firstYear, through: endYear, by: every).map { ($0, x(newYear($0))) }
        prices = ticks.map { ($0, y($0)) }
        self.today = last > today ? x(today) : nil

        let lineEnd = last > today ? right : x(today)
        func line(_ step: TariffStep) -> Line {
            let history = plan.prices(of: step)
            let places = history.map { (price: $0.price, x: x($0.validFrom), y: y($0.price)) }
            let begin = places.first.map { "M\($0.x) \($0.y)" } ?? ""
            let path = begin + places.dropFirst().map { "H\($0.x)V\($0.y)" }.joined() + "H\(lineEnd)"
            let latest = history.last?.price ?? .zero
            let earlier = zip(places, places.dropFirst()).filter { width($0.price) < $1.x - $0.x }.map(\.0)
            return Line(step: step, path: path, latest: latest, label: y(latest) + 4, earlier: earlier)
        }
        lines = Self.apart(plan.steps.map(line), above: bottom)
    }

    /// Moves labels up that would overlap the one below them.
    private static func apart(_ lines: [Line], above bottom: Int) -> [Line] {
        var (lines, free) = (lines, bottom)
        for place in lines.indices.sorted(by: { lines[$0].label > lines[$1].label }) {
            lines[place].label = min(lines[place].label, free)
            free = lines[place].label - textLine
        }
        return lines
    }
}

private func newYear(_ year: Int) -> Day { Month(year: year, month: 1).firstDay }
