/// Consumption as bars, up to three charts beside each other.
struct Charts {
    let charts: [BillSheet.Chart]
    let width: Double
    /// Of the highest bar.
    let barHeight: Double
    let typesetter: Typesetter

    private static let perRow = 3
    private static let gutter = 16.0
    private static let title = Style.regular(8)
    private static let figure = Style.regular(6)

    /// A row of charts each.
    func rows() -> [Block] {
        let count = min(charts.count, Charts.perRow)
        let width = (self.width - Double(count - 1) * Charts.gutter) / Double(max(count, 1))
        return stride(from: 0, to: charts.count, by: Charts.perRow).map { first in
            let row = charts[first..<min(first + Charts.perRow, charts.count)].map { shape($0, width: width) }
            let titleHeight = row.reduce(0) { max($0, $1.title.height) } + 3
            let plot = row.reduce(0) { max($0, $1.valueHeight) } + barHeight
            return Block(height: titleHeight + plot + Charts.figure.leading + 1) { canvas, x, y in
                for (index, chart) in row.enumerated() {
                    let left = x + Double(index) * (width + Charts.gutter)
                    canvas.tagged(.figure) {
                        canvas.text(chart.title, x: left, top: y)
                        draw(chart, canvas, x: left, base: y + titleHeight + plot)
                    }
                }
            }
        }
    }

    private struct Shaped {
        var bars: [(bar: BillSheet.Bar, value: ShapedText, month: ShapedText)]
        var title: ShapedText
        var pitch: Double
        /// Where values are wider than their bars.
        var isUpwards: Bool
        var valueHeight: Double
    }

    private func shape(_ chart: BillSheet.Chart, width: Double) -> Shaped {
        let bars = chart.bars.map { bar in
            (
                bar: bar, value: typesetter.shape(bar.value, Charts.figure),
                month: typesetter.shape(bar.shortMonth, Charts.figure)
            )
        }
        let pitch = width / Double(max(bars.count, 1))
        let widest = bars.reduce(0) { max($0, $1.value.width) }
        let isUpwards = widest > pitch - 2
        return Shaped(
            bars: bars, title: typesetter.shape(chart.title, Charts.title, width: width), pitch: pitch,
            isUpwards: isUpwards, valueHeight: isUpwards ? widest + 3 : Charts.figure.leading)
    }

    private func draw(_ chart: Shaped, _ canvas: Canvas, x: Double, base: Double) {
        let thickness = min(chart.pitch * 0.68, 16)
        let middles = chart.bars.indices.map { x + (Double($0) + 0.5) * chart.pitch }
        for isMarked in [false, true] {
            let boxes = zip(chart.bars, middles).filter { $0.0.bar.isMarked == isMarked }.map { bar, middle in
                let height = height(of: bar.bar)
                return Paper.Box(left: middle - thickness / 2, top: base - height, width: thickness, height: height)
            }
            canvas.fill(boxes, ink: isMarked ? Ink.markedBar : Ink.bar)
        }
        canvas.rule(x: x, y: base, width: chart.pitch * Double(middles.count), weight: 0.5, ink: Ink.frame)
        for (bar, middle) in zip(chart.bars, middles) {
            let ink = bar.bar.isMarked ? Ink.black : Ink.quiet
            draw(bar.value, isUpwards: chart.isUpwards, ink, canvas, middle: middle, above: base - height(of: bar.bar))
            canvas.text(bar.month, ink: ink, x: middle - bar.month.width / 2, top: base + 1)
        }
    }

    private func draw(
        _ value: ShapedText, isUpwards: Bool, _ ink: Double, _ canvas: Canvas, middle: Double, above y: Double
    ) {
        // A single sign, as the dash of a month without a bill, is not turned.
        guard isUpwards, value.width > value.style.size else {
            canvas.text(value, ink: ink, x: middle - value.width / 2, top: y - value.style.leading)
            return
        }
        canvas.upwards(value, ink: ink, middle: middle, bottom: y - 2.5)
    }

    private func height(of bar: BillSheet.Bar) -> Double { Double(bar.height) / 1000 * barHeight }
}
