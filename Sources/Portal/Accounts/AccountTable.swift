import Domain
import Markup
import Store
import Words

/// Many accounts: a search, the totals, and a row for each of a page's accounts.
struct AccountTable {
    let standings: [AccountStanding]
    let search: AccountSearch
    let context: ViewContext

    private var texts: Texts.Accounts { context.texts.accounts }
    private var language: Language { context.language }

    func write(to html: inout HTML) {
        form(&html)
        let found = search.found(in: standings)
        totals(&html, found)
        guard !found.isEmpty else {
            html.p(text: texts.nothingFound(search.text))
            html.p { $0.a(.href(AccountsPage()), text: texts.all) }
            return
        }
        orders(&html)
        let part = PartOfList(found, of: AccountSearch.pageSize, requested: search.page)
        let table = StackedTable(
            style: "stacked accounts", caption: texts.caption,
            columns: [
                .text(texts.account), .text(texts.numberShort), .number(context.texts.amountDue.label),
                .text(texts.due),
                .text(texts.bill),
            ])
        table.write(to: &html) { html in
            for standing in part.items { table.row(&html, cells(standing)) }
        }
        part.writeLinks(to: &html, context.texts.navigation) { page in
            var search = search
            search.page = page
            return AccountsPage(search: search).address
        }
        html.p(.class("actions")) { $0.a(.href(AccountsFile()), text: texts.file) }
    }

    private func form(_ html: inout HTML) {
        html.form(.method("get"), .action(AccountsPage()), .role("search"), .class("search")) { html in
            if search.order != .own {
                html.input(.type("hidden"), .name("order"), .value(search.order.rawValue))
            }
            html.label(.for("q"), text: texts.search)
            html.input(.type("search"), .id("q"), .name("q"), .value(search.text))
            html.button(.type("submit"), text: texts.find)
        }
    }

    /// Over all that were found, not over the page.
    private func totals(_ html: inout HTML, _ found: [AccountStanding]) {
        let sum = found.map(\.due.left).sum().withCurrency(in: language)
        let late = found.map(overdue).sum()
        html.p(.class("totals")) { html in
            html.strong(text: texts.sums((count: "\(found.count)", sum: sum)))
            guard late > .zero else { return }
            html.text(" · ")
            html.span(.class("late"), text: texts.overdue(late.withCurrency(in: language)))
        }
    }

    private func overdue(_ standing: AccountStanding) -> Money { standing.due.overdue(on: context.visit.today) }

    private func orders(_ html: inout HTML) {
        html.ul(.class("quick"), .ariaLabel(texts.sortBy)) { html in
            for order in AccountSearch.Order.allCases {
                html.li { html in
                    if order == search.order {
                        html.span(.fixed("aria-current", "true"), text: name(order))
                    } else {
                        var other = search
                        (other.order, other.page) = (order, 1)
                        html.a(.href(AccountsPage(search: other)), text: name(order))
                    }
                }
            }
        }
    }

    private func name(_ order: AccountSearch.Order) -> String {
        switch order {
        case .own: texts.byOrder
        case .name: texts.byName
        case .sum: texts.bySum
        case .due: texts.byDue
        }
    }

    private func cells(_ standing: AccountStanding) -> [StackedTable.Cell] {
        let (slug, bill) = (standing.slug, standing.due.bill)
        return [
            .content { html in
                html.a(.href(AccountPage(slug: slug))) { WholeWords(standing.title).write(to: &$0) }
                if standing.name != nil { html.small(text: standing.account.address) }
            },
            .text(standing.account.shownNumber), .text(standing.due.left.formatted(in: language)),
            .content { html in
                guard standing.due.left > .zero else { return }
                html.text(bill?.due.numeric ?? "")
                let overdue = overdue(standing)
                guard overdue > .zero else { return }
                html.small(.class("late"), text: texts.overdue(overdue.formatted(in: language)))
            },
            .content { html in
                guard let bill else { return }
                html.a(.href(BillPage(slug: slug, month: bill.month)), text: bill.month.numeric)
            },
        ]
    }
}
