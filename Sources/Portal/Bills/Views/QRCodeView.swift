import Documents
import Markup

/// A QR code as one path: crisp at any size, on the screen and in print.
struct QRCodeView {
    let code: QRCode

    func write(to html: inout HTML) {
        // The quiet zone that scanners need: four modules on each side.
        let side = "\(code.side + 8)"
        html.svg(
            .class("code"), .fixed("aria-hidden", "true"), Attribute("viewBox", "-4 -4 \(side) \(side)"),
            .fixed("shape-rendering", "crispEdges")
        ) { html in
            html.path(Attribute("d", outline))
        }
    }

    /// A stroke for each run of dark modules.
    private var outline: String {
        var outline = ""
        for row in 0..<code.side {
            var column = 0
            while column < code.side {
                var end = column
                while end < code.side, code.isDark(row: row, column: end) { end += 1 }
                if end > column {
                    // There are hundreds: interpolation would take three times as long.
                    let (from, length) = (QRCodeView.numbers[column], QRCodeView.numbers[end - column])
                    for part in ["M", from, " ", QRCodeView.numbers[row], "h", length, "v1H", from, "z"] {
                        outline += part
                    }
                }
                column = max(end, column + 1)
            }
        }
        return outline
    }

    /// Up to the side of the largest code.
    private static let numbers = (0...177).map(String.init)
}
