/// The parts of SVG that our charts and codes use.
extension HTML {

    package mutating func svg(_ attributes: Attribute..., content: (inout HTML) -> Void) {
        element("svg", attributes, content)
    }

    package mutating func rect(_ attributes: Attribute...) {
        element("rect", attributes) { _ in }
    }

    package mutating func path(_ attributes: Attribute...) {
        element("path", attributes) { _ in }
    }

    package mutating func svgText(_ attributes: Attribute..., text: String) {
        element("text", attributes) { $0.text(text) }
    }
}
