import Domain
import Markup
import Words

/// A letter's content with its foot, written as text and as HTML. The HTML loads nothing from anywhere.
struct LetterSheet {
    let content: LetterContent
    let language: Language
    let texts: Texts.Letters
    /// The supplier's name, and its telephone if it has one.
    let sender: [String]
    /// The whole addresses of the content's link, and of what ends such letters.
    let link: String?
    let unsubscribe: String?
    let site: String

    var text: String {
        var parts = content.paragraphs
        if !content.facts.isEmpty {
            parts.append(content.facts.map { $0.name + ": " + $0.value }.joined(separator: "\n"))
        }
        if let label = content.link?.label, let link { parts.append(label + ":\n" + link) }
        if let outside = content.outside { parts.append(outside.label + ":\n" + outside.address) }
        if let list = content.list {
            parts.append(([list.title] + list.sentences.map { "– " + $0 }).joined(separator: "\n"))
        }
        parts += content.notes
        if let end = content.unsubscribe, let unsubscribe {
            parts.append(end.why + " " + end.label + ":\n" + unsubscribe)
        }
        parts.append("-- \n" + (sender + [texts.automatic, site]).joined(separator: "\n"))
        return parts.joined(separator: "\n\n") + "\n"
    }

    var html: String {
        let bytes = HTML.document(.lang(language.rawValue)) { html in
            html.head { html in
                html.meta(.fixed("charset", "utf-8"))
                html.title(text: content.subject)
                html.meta(.name("viewport"), .fixed("content", "width=device-width, initial-scale=1"))
                html.meta(.name("color-scheme"), .fixed("content", "light dark"))
                html.verbatim(LetterSheet.style)
            }
            html.body { html in
                html.div(.class("letter")) { body(&$0) }
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func body(_ html: inout HTML) {
        html.h1(text: content.subject)
        for paragraph in content.paragraphs { html.p(text: paragraph) }
        for fact in content.facts {
            html.p(.class("fact")) { html in
                html.text(fact.name + ": ")
                html.strong(text: fact.value)
            }
        }
        if let label = content.link?.label, let link {
            html.p { html in
                html.a(.class("button"), .href(link), text: label)
            }
            html.p(.class("quiet")) { html in
                html.text(texts.copyLink + " ")
                html.a(.href(link), text: link)
            }
        }
        if let outside = content.outside {
            html.p { $0.a(.class("button"), .href(outside.address), text: outside.label) }
        }
        if let list = content.list {
            html.h2(text: list.title)
            html.ul { html in
                for sentence in list.sentences { html.li(text: sentence) }
            }
        }
        for note in content.notes { html.p(text: note) }
        html.div(.class("foot")) { html in
            if let end = content.unsubscribe, let unsubscribe {
                html.p { html in
                    html.text(end.why + " ")
                    html.a(.href(unsubscribe), text: end.label)
                }
            }
            for line in sender { html.p(text: line) }
            html.p(text: texts.automatic)
            html.p { $0.a(.href(site), text: site) }
        }
    }

    /// Without it, as some mail programs show it, the letter still reads well.
    private static let style: StaticString = """
        <style>
        :root { color-scheme: light dark; }
        body { margin: 0; padding: 16px; font: 17px/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif;
        color: #15212b; background: #fff; overflow-wrap: break-word; }
        .letter { max-width: 34rem; margin: 0 auto; }
        h1 { font-size: 1.375rem; font-weight: 650; line-height: 1.3; margin: 0 0 16px; }
        h2 { font-size: 1.125rem; margin: 24px 0 8px; }
        p { margin: 0 0 12px; }
        ul { margin: 0 0 12px; padding-left: 20px; }
        .fact { margin: 0 0 4px; }
        .fact + p:not(.fact) { margin-top: 16px; }
        a { color: #0b57a4; }
        a.button { display: inline-block; padding: 10px 20px; border-radius: 6px; background: #0b57a4; color: #fff;
        font-weight: 650; text-decoration: none; }
        .quiet { font-size: .875rem; color: #52616e; }
        .foot { margin-top: 24px; padding-top: 12px; border-top: 1px solid #d3dae0; font-size: .875rem; color: #52616e; }
        .foot p { margin: 0 0 4px; }
        @media (prefers-color-scheme: dark) {
        body { color: #e8eef3; background: #10171d; } a { color: #86bdf7; }
        a.button { background: #86bdf7; color: #10171d; }
        .quiet, .foot { color: #a3b3c0; } .foot { border-color: #2c3a46; }
        }
        </style>
        """
}
