/// Consumption as bars, up to three charts side by side.
struct Charts {
    private let rows: [[Shaped]]
    private let width: Double
    /// Without the bars.
    private let heights: [Double]

    private static let perRow = 3
    private static let gutter = 16.0
    static let title = Style.regular(8)
    static let figure = Style.regular(6)
    /// From the highest bar of a row to its foot: as high as the page has room for.
    private static let barHeights = 24.0...52.0

    init(_ charts: [BillSheet.Chart], width: Double, _ typesetter: Typesetter) {
        let count = Double(min(charts.count, Charts.perRow))
        let width = (width - (count - 1) * Charts.gutter) / max(count, 1)
        self.width = width
        rows = stride(from: 0, to: charts.count, by: Charts.perRow).map { first in
            charts[first..<min(first + Charts.perRow, charts.count)].map { Shaped($0, width: width, typesetter) }
        }
        heights = rows.map { row in
            Charts.titleHeight(of: row) + Charts.valueHeight(of: row) + Charts.figure.leading + 1
        }
    }

    var rowCount: Int { rows.count }

    /// One block for each row of charts, together as high as the room, within the bars' limits.
    func blocks(in room: Double) -> [Block] {
        let share = (room - heights.reduce(0, +)) / Double(max(rows.count, 1))
        let barHeight = min(max(share, Charts.barHeights.lowerBound), Charts.barHeights.upperBound)
        return zip(rows, heights).map { row, height in
            Block(height: height + barHeight) { [width] canvas, x, y in
                let base = y + Charts.titleHeight(of: row) + Charts.valueHeight(of: row) + barHeight
                for (index, chart) in row.enumerated() {
                    let left = x + Double(index) * (width + Charts.gutter)
                    canvas.tagged(.figure) {
                        canvas.text(chart.title, x: left, top: y)
                        chart.draw(on: canvas, x: left, base: base, barHeight: barHeight)
                    }
                }
            }
        }
    }

    private static func titleHeight(of row: [Shaped]) -> Double { row.reduce(0) { max($0, $1.title.height) } + 3 }
    private static func valueHeight(of row: [Shaped]) -> Double { row.reduce(0) { max($0, $1.valueHeight) } }
}
