import Domain
import Markup
import Words

/// A page without the frame, as it will be printed.
struct BareView {
    let context: ViewContext
    let assets: Assets
    let demoDay: Day?

    func document(_ content: Content) -> [UInt8] {
        HTML.document(.lang(context.language.rawValue)) { html in
            html.head { html in
                DocumentHead(content: content, context: context, assets: assets).write(to: &html)
            }
            html.body(.class("sheet")) { html in
                html.main(.id("content")) { html in
                    if let demoDay {
                        let day = demoDay.inWords(context.language)
                        html.p(.class("demo"), text: context.texts.frame.demoDay(day))
                    }
                    content.write(&html)
                }
            }
        }
    }
}
