import Domain
import Markup
import Words

/// A letter's content with its foot, written as text and as HTML. The HTML loads nothing from anywhere.
struct LetterSheet {
    /// More than one if the letter must be in several languages; the first is the customer's.
    let parts: [Part]
    /// The supplier's name, and its telephone if it has one.
    let sender: [String]
    let site: String

    /// The content in one language.
    struct Part {
        let content: LetterContent
        let texts: Texts
        /// The whole addresses of the content's link, and of what ends such letters.
        let link: String?
        let unsubscribe: String?
    }

    var subject: String { parts.map(\.content.subject).joined(separator: " / ") }

    var text: String {
        let isOne = parts.count == 1
        let bodies = parts.map { part in
            (isOne ? [] : [part.content.subject]) + text(part)
        }
        let foot = sender + parts.map(\.texts.letters.automatic) + [site]
        let body = bodies.map { $0.joined(separator: "\n\n") }.joined(separator: "\n\n* * *\n\n")
        return body + "\n\n-- \n" + foot.joined(separator: "\n") + "\n"
    }

    private func text(_ part: Part) -> [String] {
        let content = part.content
        var paragraphs = content.paragraphs
        if !content.facts.isEmpty {
            paragraphs.append(content.facts.map { $0.name + ": " + $0.value }.joined(separator: "\n"))
        }
        if let label = content.link?.label, let link = part.link { paragraphs.append(label + ":\n" + link) }
        if let outside = content.outside { paragraphs.append(outside.label + ":\n" + outside.address) }
        if let list = content.list {
            paragraphs.append(([list.title] + list.sentences.map { "– " + $0 }).joined(separator: "\n"))
        }
        paragraphs += content.notes
        if let end = content.unsubscribe, let unsubscribe = part.unsubscribe {
            paragraphs.append(end.why + " " + end.label + ":\n" + unsubscribe)
        }
        return paragraphs
    }

    var html: String {
        let bytes = HTML.document(.lang(parts[0].texts.language.rawValue)) { html in
            html.head { html in
                html.meta(.fixed("charset", "utf-8"))
                html.title(text: subject)
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
        if parts.count == 1 {
            write(parts[0], &html)
        } else {
            for part in parts {
                html.div(.class("part"), .lang(part.texts.language.rawValue)) { write(part, &$0) }
            }
        }
        html.div(.class("foot")) { html in
            for part in parts { end(part, &html) }
            for line in sender { html.p(text: line) }
            for part in parts { html.p(text: part.texts.letters.automatic) }
            html.p { $0.a(.href(site), text: site) }
        }
    }

    private func write(_ part: Part, _ html: inout HTML) {
        let content = part.content
        html.h1(text: content.subject)
        for paragraph in content.paragraphs { html.p(text: paragraph) }
        for fact in content.facts {
            html.p(.class("fact")) { html in
                html.text(fact.name + ": ")
                html.strong(text: fact.value)
            }
        }
        if let label = content.link?.label, let link = part.link {
            html.p { html in
                html.a(.class("button"), .href(link), text: label)
            }
            html.p(.class("quiet")) { html in
                html.text(part.texts.letters.copyLink + " ")
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
    }

    private func end(_ part: Part, _ html: inout HTML) {
        guard let end = part.content.unsubscribe, let unsubscribe = part.unsubscribe else { return }
        html.p { html in
            html.text(end.why + " ")
            html.a(.href(unsubscribe), text: end.label)
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
        .part + .part { margin-top: 24px; padding-top: 24px; border-top: 1px solid #d3dae0; }
        .foot { margin-top: 24px; padding-top: 12px; border-top: 1px solid #d3dae0; font-size: .875rem; color: #52616e; }
        .foot p { margin: 0 0 4px; }
        @media (prefers-color-scheme: dark) {
        body { color: #e8eef3; background: #10171d; } a { color: #86bdf7; }
        a.button { background: #86bdf7; color: #10171d; }
        .quiet, .foot { color: #a3b3c0; } .part + .part, .foot { border-color: #2c3a46; }
        }
        </style>
        """
}
