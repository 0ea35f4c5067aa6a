import Markup

/// Bars by month. Its places are percentages and its letters have a size of their own, so that one drawing can be read on a
/// phone and on a desk. The same figures stand beside it as a table.
struct BarChart {
    struct Bar {
        /// Over the bar: "79". Blank if there is none.
        let label: String
        /// Under it: "09".
        let month: String
        /// Under the first month and each January: "2019".
        let year: String?
        /// Thousandths of the chart's height.
        let height: Int
        /// The bar behind it.
        var before: Int?
        var isMarked = false
    }

    /// What it shows, in words.
    let words: String
    let bars: [Bar]

    private static let (top, tall, foot) = (16, 84, 32)

    func write(to html: inout HTML) {
        // Four digits need more room than a bar has on a phone.
        let isTight = bars.contains { $0.label.count > 3 }
        let size = Self.top + Self.tall + Self.foot
        html.svg(.class("chart"), .role("img"), .ariaLabel(words), Attribute("height", size)) { html in
            for (place, bar) in bars.enumerated() {
                if let before = bar.before { rect(&html, "before", place, before, part: 90) }
                rect(&html, bar.isMarked ? "marked" : "bar", place, bar.height, part: 58)
                let top = Self.top + Self.tall - max(height(bar.height), height(bar.before ?? 0)) - 4
                if !bar.label.isEmpty, !isTight || bar.isMarked { text(&html, bar.label, place, top) }
                text(&html, bar.month, place, Self.top + Self.tall + 13)
                if let year = bar.year { text(&html, year, place, Self.top + Self.tall + 28) }
            }
        }
    }

    private func height(_ thousandths: Int) -> Int { max(1, thousandths * Self.tall / 1000) }

    /// - Parameter part: of the bar's place, in per cent.
    private func rect(_ html: inout HTML, _ style: StaticString, _ place: Int, _ thousandths: Int, part: Int) {
        let width = 10_000 / bars.count
        let tall = height(thousandths)
        html.rect(
            .class(style), .share("x", place * 10_000 / bars.count + width * (100 - part) / 200),
            Attribute("y", Self.top + Self.tall - tall), .share("width", width * part / 100),
            Attribute("height", tall))
    }

    private func text(_ html: inout HTML, _ words: String, _ place: Int, _ y: Int) {
        let middle = (2 * place + 1) * 10_000 / (2 * bars.count)
        html.svgText(.share("x", middle), Attribute("y", y), text: words)
    }
}
