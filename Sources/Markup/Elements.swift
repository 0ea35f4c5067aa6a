/// The elements that our pages use. A name is added here when a page needs it.
extension HTML {

    package mutating func head(_ attributes: Attribute..., content: (inout HTML) -> Void) {
        element("head", attributes, content)
    }

    package mutating func body(_ attributes: Attribute..., content: (inout HTML) -> Void) {
        element("body", attributes, content)
    }

    package mutating func header(_ attributes: Attribute..., content: (inout HTML) -> Void) {
        element("header", attributes, content)
    }

    package mutating func nav(_ attributes: Attribute..., content: (inout HTML) -> Void) {
        element("nav", attributes, content)
    }

    package mutating func main(_ attributes: Attribute..., content: (inout HTML) -> Void) {
        element("main", attributes, content)
    }

    package mutating func aside(_ attributes: Attribute..., content: (inout HTML) -> Void) {
        element("aside", attributes, content)
    }

    package mutating func div(_ attributes: Attribute..., content: (inout HTML) -> Void) {
        element("div", attributes, content)
    }

    package mutating func p(_ attributes: Attribute..., content: (inout HTML) -> Void) {
        element("p", attributes, content)
    }

    package mutating func h2(_ attributes: Attribute..., content: (inout HTML) -> Void) {
        element("h2", attributes, content)
    }

    package mutating func h3(_ attributes: Attribute..., content: (inout HTML) -> Void) {
        element("h3", attributes, content)
    }

    package mutating func a(_ attributes: Attribute..., content: (inout HTML) -> Void) {
        element("a", attributes, content)
    }

    package mutating func strong(_ attributes: Attribute..., content: (inout HTML) -> Void) {
        element("strong", attributes, content)
    }

    package mutating func ul(_ attributes: Attribute..., content: (inout HTML) -> Void) {
        element("ul", attributes, content)
    }

    package mutating func ol(_ attributes: Attribute..., content: (inout HTML) -> Void) {
        element("ol", attributes, content)
    }

    package mutating func small(_ attributes: Attribute..., content: (inout HTML) -> Void) {
        element("small", attributes, content)
    }

    package mutating func li(_ attributes: Attribute..., content: (inout HTML) -> Void) {
        element("li", attributes, content)
    }

    package mutating func dl(_ attributes: Attribute..., content: (inout HTML) -> Void) {
        element("dl", attributes, content)
    }

    package mutating func section(_ attributes: Attribute..., content: (inout HTML) -> Void) {
        element("section", attributes, content)
    }

    package mutating func figure(_ attributes: Attribute..., content: (inout HTML) -> Void) {
        element("figure", attributes, content)
    }

    package mutating func meter(_ attributes: Attribute...) {
        element("meter", attributes) { _ in }
    }

    package mutating func table(_ attributes: Attribute..., content: (inout HTML) -> Void) {
        element("table", attributes, content)
    }

    package mutating func thead(_ attributes: Attribute..., content: (inout HTML) -> Void) {
        element("thead", attributes, content)
    }

    package mutating func tbody(_ attributes: Attribute..., content: (inout HTML) -> Void) {
        element("tbody", attributes, content)
    }

    package mutating func tfoot(_ attributes: Attribute..., content: (inout HTML) -> Void) {
        element("tfoot", attributes, content)
    }

    package mutating func tr(_ attributes: Attribute..., content: (inout HTML) -> Void) {
        element("tr", attributes, content)
    }

    package mutating func th(_ attributes: Attribute..., content: (inout HTML) -> Void) {
        element("th", attributes, content)
    }

    package mutating func td(_ attributes: Attribute..., content: (inout HTML) -> Void) {
        element("td", attributes, content)
    }

    package mutating func form(_ attributes: Attribute..., content: (inout HTML) -> Void) {
        element("form", attributes, content)
    }

    package mutating func fieldset(_ attributes: Attribute..., content: (inout HTML) -> Void) {
        element("fieldset", attributes, content)
    }

    package mutating func label(_ attributes: Attribute..., content: (inout HTML) -> Void) {
        element("label", attributes, content)
    }

    package mutating func select(_ attributes: Attribute..., content: (inout HTML) -> Void) {
        element("select", attributes, content)
    }

    package mutating func details(_ attributes: Attribute..., content: (inout HTML) -> Void) {
        element("details", attributes, content)
    }

    package mutating func summary(_ attributes: Attribute..., content: (inout HTML) -> Void) {
        element("summary", attributes, content)
    }

    package mutating func noscript(_ attributes: Attribute..., content: (inout HTML) -> Void) {
        element("noscript", attributes, content)
    }

    package mutating func title(_ attributes: Attribute..., text: String) {
        element("title", attributes) { $0.text(text) }
    }

    package mutating func span(_ attributes: Attribute..., text: String) {
        element("span", attributes) { $0.text(text) }
    }

    package mutating func p(_ attributes: Attribute..., text: String) {
        element("p", attributes) { $0.text(text) }
    }

    package mutating func h1(_ attributes: Attribute..., text: String) {
        element("h1", attributes) { $0.text(text) }
    }

    package mutating func li(_ attributes: Attribute..., text: String) {
        element("li", attributes) { $0.text(text) }
    }
    package mutating func h2(_ attributes: Attribute..., text: String) {
        element("h2", attributes) { $0.text(text) }
    }

    package mutating func h3(_ attributes: Attribute..., text: String) {
        element("h3", attributes) { $0.text(text) }
    }

    package mutating func h4(_ attributes: Attribute..., text: String) {
        element("h4", attributes) { $0.text(text) }
    }

    package mutating func figcaption(_ attributes: Attribute..., text: String) {
        element("figcaption", attributes) { $0.text(text) }
    }

    package mutating func a(_ attributes: Attribute..., text: String) {
        element("a", attributes) { $0.text(text) }
    }

    package mutating func strong(_ attributes: Attribute..., text: String) {
        element("strong", attributes) { $0.text(text) }
    }

    package mutating func small(_ attributes: Attribute..., text: String) {
        element("small", attributes) { $0.text(text) }
    }

    package mutating func dt(_ attributes: Attribute..., text: String) {
        element("dt", attributes) { $0.text(text) }
    }

    package mutating func dd(_ attributes: Attribute..., text: String) {
        element("dd", attributes) { $0.text(text) }
    }

    package mutating func caption(_ attributes: Attribute..., text: String) {
        element("caption", attributes) { $0.text(text) }
    }

    package mutating func th(_ attributes: Attribute..., text: String) {
        element("th", attributes) { $0.text(text) }
    }

    package mutating func td(_ attributes: Attribute..., text: String) {
        element("td", attributes) { $0.text(text) }
    }

    package mutating func legend(_ attributes: Attribute..., text: String) {
        element("legend", attributes) { $0.text(text) }
    }

    package mutating func label(_ attributes: Attribute..., text: String) {
        element("label", attributes) { $0.text(text) }
    }

    package mutating func option(_ attributes: Attribute..., text: String) {
        element("option", attributes) { $0.text(text) }
    }

    package mutating func button(_ attributes: Attribute..., text: String) {
        element("button", attributes) { $0.text(text) }
    }

    package mutating func summary(_ attributes: Attribute..., text: String) {
        element("summary", attributes) { $0.text(text) }
    }

    package mutating func meta(_ attributes: Attribute...) {
        void("meta", attributes)
    }

    package mutating func link(_ attributes: Attribute...) {
        void("link", attributes)
    }

    package mutating func input(_ attributes: Attribute...) {
        void("input", attributes)
    }

    package mutating func br(_ attributes: Attribute...) {
        void("br", attributes)
    }

    package mutating func script(_ attributes: Attribute...) {
        element("script", attributes) { _ in }
    }
}
