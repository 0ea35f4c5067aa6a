/// Consumption as bars, up to three charts beside each other.
struct Charts {
    let charts: [BillSheet.Chart]
    let width: Double
    let typesetter: Typesetter

    private static let perRow = 3
    private static let gutter = 14.0
    private static let title = Style.bold(7.5)
    private static let value = Style.regular(6)
    private static let month = Style.regular(6)
    private static let barHeight = 34.0

    /// A row of charts each.
    func rows() -> [Block] {
        let count = min(charts.count, Charts.perRow)
        let width = (self.width - Double(count - 1) * Charts.gutter) / Double(max(count, 1))
        return stride(from: 0, to: charts.count, by: Charts.perRow).map { first in
            let blocks = charts[first..<min(first + Charts.perRow, charts.count)].map { chart($0, width: width) }
            let height = blocks.reduce(0) { max($0, $1.height) }
            return Block(height: height) { canvas, x, y in
                for (index, block) in blocks.enumerated() {
                    let left = x + Double(index) * (width + Charts.gutter)
                    canvas.tagged(.figure) { block.draw(canvas, left, y + height - block.height) }
                }
            }
        }
    }

    private func chart(_ chart: BillSheet.Chart, width: Double) -> Block {
        let title = typesetter.shape(chart.title, Charts.title, width: width)
        let pitch = width / Double(max(chart.bars.count, 1))
        let values = chart.bars.map { typesetter.shape($0.value, Charts.value) }
        let months = chart.bars.map { typesetter.shape($0.shortMonth, Charts.month) }
        let isUpwards = values.contains { $0.width > pitch - 2 }
        let valueHeight = isUpwards ? values.reduce(0) { max($0, $1.width) } + 3 : Charts.value.leading
        let plot = title.height + 3 + valueHeight + Charts.barHeight
        return Block(height: plot + Charts.month.leading + 1) { canvas, x, y in
            canvas.text(title, x: x, top: y)
            draw(chart.bars, pitch: pitch, canvas, x: x, base: y + plot)
            for (index, bar) in chart.bars.enumerated() {
                let middle = x + (Double(index) + 0.5) * pitch
                let top = y + plot - height(of: bar)
                value(values[index], isUpwards: isUpwards, ink: ink(of: bar), canvas, middle: middle, above: top)
                let month = months[index]
                canvas.text(month, ink: ink(of: bar), x: middle - month.width / 2, top: y + plot + 1)
            }
        }
    }

    private func draw(_ bars: [BillSheet.Bar], pitch: Double, _ canvas: Canvas, x: Double, base: Double) {
        let thickness = min(pitch * 0.68, 16)
        let boxes = bars.enumerated().map { index, bar in
            let box = Paper.Box(
                left: x + (Double(index) + 0.5) * pitch - thickness / 2, top: base - height(of: bar), width: thickness,
                height: height(of: bar))
            return (box: box, isMarked: bar.isMarked)
        }
        canvas.fill(boxes.filter { !$0.isMarked }.map(\.box), ink: Ink.bar)
        canvas.fill(boxes.filter(\.isMarked).map(\.box), ink: Ink.markedBar)
        canvas.rule(x: x, y: base, width: pitch * Double(bars.count), weight: 0.5, ink: Ink.frame)
    }

    private func value(
        _ value: ShapedText, isUpwards: Bool, ink: Double, _ canvas: Canvas, middle: Double, above y: Double
    ) {
        // A single sign, as the dash of a month without a bill, reads the same without being turned.
        guard isUpwards, value.width > value.style.size else {
            canvas.text(value, ink: ink, x: middle - value.width / 2, top: y - value.style.leading)
            return
        }
        let drop = value.style.baseline - value.style.leading / 2
        canvas.upwards(x: middle, y: y - 2.5) {
            for line in value.lines { canvas.line(line, ink: ink, x: 0, baseline: drop) }
        }
    }

    private func height(of bar: BillSheet.Bar) -> Double { Double(bar.height) / 1000 * Charts.barHeight }
    private func ink(of bar: BillSheet.Bar) -> Double { bar.isMarked ? Ink.black : Ink.quiet }
}
