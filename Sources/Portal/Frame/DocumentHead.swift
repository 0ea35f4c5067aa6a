import Markup
import Web
import Words

struct DocumentHead {
    let content: Content
    let context: ViewContext
    let assets: Assets

    func write(to html: inout HTML) {
        html.meta(.fixed("charset", "utf-8"))
        let product = context.texts.frame.product
        html.title(text: content.documentTitle == product ? product : content.documentTitle + " — " + product)
        let part = SharedMarkup.Part.head(
            print: content.hasPrintButton, password: content.hasPasswordField, day: content.hasDayField)
        html.fragment(context.shared(part, write: links))
    }

    private func links(_ html: inout HTML) {
        html.meta(.name("viewport"), .fixed("content", "width=device-width, initial-scale=1"))
        html.meta(.name("color-scheme"), .fixed("content", "light dark"))
        html.link(.rel("stylesheet"), .href(AssetFile(assets.stylesheet)))
        if content.hasPrintButton { script(&html, assets.printScript) }
        if content.hasPasswordField { script(&html, assets.passwordScript) }
        if content.hasDayField { script(&html, assets.dayScript) }
        html.link(.rel("icon"), .type("image/svg+xml"), .href(AssetFile(assets.icon)))
    }

    private func script(_ html: inout HTML, _ script: Asset) {
        html.script(.flag("defer"), Attribute("src", AssetFile(script).address))
    }
}
