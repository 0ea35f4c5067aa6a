import Domain
import Markup
import Words

/// A page without the frame, as it will be printed.
struct BareView {
    let setting: Setting
    let assets: Assets
    let demoDay: Day?

    func document(_ content: Content) -> [UInt8] {
        HTML.document(.lang(setting.language.rawValue)) { html in
            html.head { html in
                DocumentHead(content: content, setting: setting, assets: assets).write(to: &html)
            }
            html.body(.class("sheet")) { html in
                html.main(.id("content")) { html in
                    if let demoDay {
                        let day = demoDay.inWords(setting.language)
                        html.p(.class("demo"), text: setting.texts.frame.demoDay(day))
                    }
                    content.write(&html)
                }
            }
        }
    }
}
