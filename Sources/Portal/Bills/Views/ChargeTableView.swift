import Documents
import Markup

/// The services of a bill, and their totals.
struct ChargeTableView {
    let table: ChargeTable
    /// The statements of its services, in their order; none if they are not to be linked.
    let services: [StatementPage]
    private let cells: (quantity: CellTags, price: CellTags, charged: CellTags, toPay: CellTags)
    private let sums: [(tags: CellTags, isCharged: Bool)]

    init(table: ChargeTable, services: [StatementPage] = []) {
        (self.table, self.services) = (table, services)
        func tags(_ label: String) -> CellTags { CellTags(.class("number"), label: label) }
        let columns = table.columns
        cells = (tags(columns.quantity), tags(columns.price), tags(columns.charged), tags(columns.toPay))
        sums = columns.sums.map { (tags($0), $0 == columns.charged) }
    }

    func write(to html: inout HTML) {
        html.table(.class("stacked charges"), .role("table")) { html in
            html.caption(text: table.caption)
            html.thead(.role("rowgroup")) { html in
                html.tr(.role("row")) { html in
                    html.th(.scope("col"), .role("columnheader"), text: table.columns.service)
                    html.th(.scope("col"), .role("columnheader"), .class("number"), text: table.columns.quantity)
                    html.th(.scope("col"), .role("columnheader"), .class("number"), text: table.columns.price)
                    for sum in table.columns.sums {
                        html.th(.scope("col"), .role("columnheader"), .class("number"), text: sum)
                    }
                }
            }
            for (place, service) in table.services.enumerated() {
                html.tbody(.role("rowgroup")) { html in
                    main(&html, service, services.indices.contains(place) ? services[place] : nil)
                    for part in service.steps { step(&html, part) }
                    if !service.lines.isEmpty || service.check != nil { lines(&html, service) }
                }
            }
            html.tfoot(.role("rowgroup")) { html in
                for total in table.totals { self.total(&html, total) }
            }
        }
        for note in table.notes { html.p(.class("quiet"), text: note) }
    }

    private func main(_ html: inout HTML, _ service: ChargeTable.Service, _ statement: StatementPage?) {
        html.tr(.role("row")) { html in
            html.th(.scope("row"), .role("rowheader")) { html in
                if let statement {
                    html.a(.href(statement), text: service.name)
                } else {
                    html.text(service.name)
                }
                html.small(text: service.note)
            }
            cell(&html, cells.quantity, service.quantity)
            cell(&html, cells.price, service.price)
            sums(&html, service.sums)
        }
    }

    private func step(_ html: inout HTML, _ step: ChargeTable.Step) {
        html.tr(.class("part"), .role("row")) { html in
            html.th(.scope("row"), .role("rowheader"), text: step.name)
            cell(&html, cells.quantity, step.quantity)
            cell(&html, cells.price, step.price)
            html.td(.role("cell"), text: "")
            cell(&html, cells.charged, step.charged)
            html.td(.fixed("colspan", "3"), .role("cell"), text: "")
        }
    }

    private func lines(_ html: inout HTML, _ service: ChargeTable.Service) {
        html.tr(.class("part"), .role("row")) { html in
            html.td(.fixed("colspan", "8"), .role("cell"), .class("lines")) { html in
                // A phone leaves them to the page that explains the charge.
                let style: StaticString = service.check?.link == nil ? "line" : "line explained"
                for line in service.lines { html.p(.class(style), text: line) }
                if let check = service.check { self.check(&html, check) }
            }
        }
    }

    private func check(_ html: inout HTML, _ check: ChargeTable.Check) {
        html.p(.class(check.agrees ? "checked" : "unchecked")) { html in
            html.text(check.words)
            guard let link = check.link else { return }
            html.text(" ")
            html.a(.class("screen-only"), .href(link.address), text: link.words)
        }
    }

    private func total(_ html: inout HTML, _ total: ChargeTable.Total) {
        html.tr(.role("row")) { html in
            if let sums = total.sums {
                html.th(.scope("row"), .role("rowheader"), .fixed("colspan", "3"), text: total.label)
                self.sums(&html, sums)
            } else {
                html.th(.scope("row"), .role("rowheader"), .fixed("colspan", "7"), text: total.label)
                cell(&html, cells.toPay, total.toPay)
            }
        }
    }

    private func sums(_ html: inout HTML, _ sums: ChargeTable.Sums) {
        for (column, sum) in zip(self.sums, sums.all) {
            cell(&html, column.tags, sum, isSame: column.isCharged && sum == sums.toPay)
        }
    }

    /// - Parameter isSame: as the sum to pay, so that a phone leaves it out.
    private func cell(_ html: inout HTML, _ tags: CellTags, _ value: String, isSame: Bool = false) {
        html.element(isSame ? tags.nothing : tags.tag(of: value)) { $0.text(value) }
    }
}
