extension Charts {
    /// A chart whose texts are shaped; it is drawn once the height of its bars is known.
    struct Shaped {
        let title: ShapedLabel
        let note: ShapedLabel
        /// For those who cannot see it.
        let inWords: String
        /// The room that values take above the highest bar.
        let valueHeight: Double
        private let bars: [(bar: BillSheet.Bar, value: ShapedText, month: ShapedText)]
        /// From one bar to the next.
        private let pitch: Double
        /// Values are turned if they are wider than the pitch.
        private let isUpwards: Bool

        init(
            _ chart: BillSheet.Chart, _ title: Label, _ note: Label, width: Double, _ typesetter: Typesetter
        ) {
            self.title = typesetter.shape(title, Charts.title, width: width)
            self.note = typesetter.shape(note, Charts.note, width: width, isStacked: true)
            inWords = chart.inWords
            bars = chart.bars.map { bar in
                (
                    bar: bar, value: typesetter.shape(bar.value, Charts.figure),
                    month: typesetter.shape(bar.shortMonth, Charts.figure)
                )
            }
            pitch = width / Double(max(bars.count, 1))
            let widest = bars.reduce(0) { max($0, $1.value.width) }
            isUpwards = widest > pitch - 2
            valueHeight = isUpwards ? widest + 3 : Charts.figure.leading
        }

        /// - Parameter base: the bottom of the bars.
        func draw(on canvas: Canvas, x: Double, base: Double, barHeight: Double) {
            let thickness = min(pitch * 0.68, 16)
            for (index, bar) in bars.enumerated() {
                let middle = x + (Double(index) + 0.5) * pitch
                let height = Double(bar.bar.height) / 1000 * barHeight
                let inks: (bar: Double, text: Double) =
                    bar.bar.isMarked ? (Ink.markedBar, Ink.black) : (Ink.bar, Ink.quiet)
                canvas.bar(middle: middle, base: base, height: height, thickness: thickness, ink: inks.bar)
                draw(bar.value, inks.text, canvas, middle: middle, above: base - height)
                canvas.text(bar.month, ink: inks.text, x: middle - bar.month.width / 2, top: base + 1)
            }
            canvas.rule(x: x, y: base, width: pitch * Double(bars.count), weight: 0.5, ink: Ink.frame)
        }

        private func draw(_ value: ShapedText, _ ink: Double, _ canvas: Canvas, middle: Double, above y: Double) {
            // A single character, such as the dash of a month without a bill, is not turned.
            if isUpwards, value.width > value.style.size {
                canvas.upwards(value, ink: ink, middle: middle, bottom: y - 2.5)
            } else {
                canvas.text(value, ink: ink, x: middle - value.width / 2, top: y - value.style.leading)
            }
        }
    }
}
