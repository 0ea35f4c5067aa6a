import Documents
import Markup

/// The services of a bill, and their totals.
struct ChargeTableView {
    let table: ChargeTable
    /// The statements of its services, in their order; none if they are not to be linked.
    var services: [StatementPage] = []

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
            cell(&html, table.columns.quantity, service.quantity)
            cell(&html, table.columns.price, service.price)
            sums(&html, service.sums)
        }
    }

    private func step(_ html: inout HTML, _ step: ChargeTable.Step) {
        html.tr(.class("part"), .role("row")) { html in
            html.th(.scope("row"), .role("rowheader"), text: step.name)
            cell(&html, table.columns.quantity, step.quantity)
            cell(&html, table.columns.price, step.price)
            html.td(.role("cell"), text: "")
            cell(&html, table.columns.charged, step.charged)
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
                cell(&html, table.columns.toPay, total.toPay)
            }
        }
    }

    private func sums(_ html: inout HTML, _ sums: ChargeTable.Sums) {
        for (name, sum) in zip(table.columns.sums, sums.all) {
            cell(&html, name, sum, isSame: name == table.columns.charged && sum == sums.toPay)
        }
    }

    /// - Parameter isSame: as the sum to pay, so that a phone leaves it out.
    private func cell(_ html: inout HTML, _ name: String, _ value: String, isSame: Bool = false) {
        html.td(
            .class(value.isNothing || isSame ? "number nothing" : "number"), .role("cell"),
            Attribute("data-label", name), text: value)
    }
}
