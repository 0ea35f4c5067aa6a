import Domain
import Markup
import Words

/// The operator's notices, above the page's own content; not on paper.
struct NoticeBanners {
    let notices: [OperatorNotice]
    let context: ViewContext

    func write(to html: inout HTML) {
        guard !notices.isEmpty else { return }
        let texts = context.texts.notices
        html.section(.class("banners"), .ariaLabel(texts.banners)) { html in
            for notice in notices { write(notice, &html) }
        }
    }

    private func write(_ notice: OperatorNotice, _ html: inout HTML) {
        let (texts, language) = (context.texts.notices, context.language)
        html.div(.class("banner")) { html in
            html.h2 { html in
                html.span(.class("quiet"), text: texts[notice.kind])
                html.text(" " + notice.title[language])
            }
            let paragraphs = notice.paragraphs(in: language)
            if isShort(paragraphs) {
                for paragraph in paragraphs { html.p(text: paragraph) }
            } else {
                html.details { html in
                    html.summary(text: texts.whole)
                    for paragraph in paragraphs { html.p(text: paragraph) }
                }
            }
            html.p(.class("quiet"), text: texts.until(context.moment(notice.until)))
        }
    }

    /// It takes no more than a third of a telephone's screen. A longer one is folded: it is on every page, before what
    /// the customer has come for.
    private func isShort(_ paragraphs: [String]) -> Bool {
        paragraphs.count <= 3 && paragraphs.map(\.unicodeScalars.count).reduce(0, +) <= 200
    }
}
