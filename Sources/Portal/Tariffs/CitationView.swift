import Domain
import Markup
import Words

/// The citation of a decision, with a link to its text.
struct CitationView: Hashable {
    let words: String
    private let page: String?

    /// "№ 57-ОД, 20.02.2009"; without a title, the site of its page. Nil if nothing is known of it.
    init?(_ decision: Plan.Decision?, _ texts: Texts.Tariffs) {
        guard let decision else { return nil }
        let title = decision.title ?? decision.site.map { texts.document($0) }
        let parts = [title, decision.decidedOn?.numeric].compactMap(\.self)
        guard !parts.isEmpty else { return nil }
        (words, page) = (parts.joined(separator: ", "), decision.page)
    }

    func write(to html: inout HTML) {
        if let page {
            html.a(.href(page), text: words)
        } else {
            html.text(words)
        }
    }
}
