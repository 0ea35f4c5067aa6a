// A string becomes text, escaped; only literals of the program are markup.

import Markup

func write(_ name: String, to html: inout HTML) {
    html.element("b", [.id("name"), Attribute("title", name)]) { $0.text(name) }
    html.verbatim("<br>")
    html.verbatim(name)
    // expected-error@-1 {{cannot convert value of type 'String' to expected argument type 'StaticString'}}
    html.verbatim("<b>\(name)</b>")
    // expected-error@-1 {{cannot convert value of type 'String' to expected argument type 'StaticString'}}
    html.element(name, []) { $0.text(name) }
    // expected-error@-1 {{cannot convert value of type 'String' to expected argument type 'StaticString'}}
    html.void("br", [Attribute(name, "value")])
    // expected-error@-1 {{cannot convert value of type 'String' to expected argument type 'StaticString'}}
    html.void("br", [.id(name)])
    // expected-error@-1 {{cannot convert value of type 'String' to expected argument type 'StaticString'}}
}
