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
    static let note = Style.regular(7)
    /// From the highest bar of a row to its foot: as high as the page has room for.
    private static let barHeights = 24.0...52.0

    /// None.
    init() { (rows, width, heights) = ([], 0, []) }

    init(_ bill: PrintedBill, width: Double, _ typesetter: Typesetter) {
        let charts = bill.sheet.consumption.charts
        let (titles, notes) = (
            bill.labels { $0.consumption.charts.map(\.title) }, bill.labels { $0.consumption.charts.map(\.note) }
        )
        let count = Double(min(charts.count, Charts.perRow))
        let width = (width - (count - 1) * Charts.gutter) / max(count, 1)
        self.width = width
        rows = stride(from: 0, to: charts.count, by: Charts.perRow).map { first in
            (first..<min(first + Charts.perRow, charts.count)).map {
                Shaped(charts[$0], titles[$0], notes[$0], width: width, typesetter)
            }
        }
        heights = rows.map { row in
            Charts.titleHeight(of: row) + Charts.valueHeight(of: row) + Charts.figure.leading + 1
                + Charts.noteHeight(of: row)
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
                    canvas.figure(instead: chart.inWords) {
                        chart.title.draw(on: canvas, x: left, top: y)
                        chart.draw(on: canvas, x: left, base: base, barHeight: barHeight)
                    }
                    guard chart.note.height > 0 else { continue }
                    canvas.tagged(.paragraph) {
                        chart.note.draw(
                            on: canvas, ink: Ink.quiet, x: left, top: base + Charts.figure.leading + 2)
                    }
                }
            }
        }
    }

    private static func titleHeight(of row: [Shaped]) -> Double { row.reduce(0) { max($0, $1.title.height) } + 3 }
    private static func valueHeight(of row: [Shaped]) -> Double { row.reduce(0) { max($0, $1.valueHeight) } }
    private static func noteHeight(of row: [Shaped]) -> Double {
        let height = row.reduce(0) { max($0, $1.note.height) }
        return height > 0 ? height + 1 : 0
    }
}
