import Markup
import Web
import Words

/// One page of a long list. The file of the list has it whole.
struct PartOfList<Item> {
    let items: ArraySlice<Item>
    /// From 1.
    let number: Int
    let count: Int

    /// - Parameter requested: a page that there is not is the nearest one that there is.
    init(_ all: [Item], of size: Int, requested: Int) {
        count = max(1, (all.count + size - 1) / size)
        number = min(max(1, requested), count)
        items = all[min(all.count, (number - 1) * size)..<min(all.count, number * size)]
    }

    private init(_ items: ArraySlice<Item>, number: Int, count: Int) {
        (self.items, self.number, self.count) = (items, number, count)
    }

    func mapped<Other>(_ change: (Item) throws -> Other) rethrows -> PartOfList<Other> {
        PartOfList<Other>(try items.map(change)[...], number: number, count: count)
    }

    /// The links to the pages before and after; nothing if there is only one.
    func writeLinks(to html: inout HTML, _ texts: Texts.Navigation, page: (Int) -> String) {
        guard count > 1 else { return }
        html.nav(.class("pages"), .ariaLabel(texts.pages)) { html in
            if number > 1 { html.a(.href(page(number - 1)), .rel("prev"), text: texts.previousPage) }
            html.span(text: texts.pageOf((page: "\(number)", pages: "\(count)")))
            if number < count { html.a(.href(page(number + 1)), .rel("next"), text: texts.nextPage) }
        }
    }
}

extension FormFields {
    /// The page of a list that was asked for: the first if there is none.
    var pageNumber: Int { self["page"].flatMap { Int($0) } ?? 1 }
}

/// Of an address: the first page needs none.
func pageQuery(_ number: Int) -> Query { number == 1 ? [] : [("page", "\(number)")] }

extension PartOfList: Sendable where Item: Sendable {}
