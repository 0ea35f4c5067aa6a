import Documents
import Markup

/// The services of a bill, and their totals.
struct ChargeTableView {
    let table: ChargeTable

    func write(to html: inout HTML) {
        html.table(.class("stacked charges")) { html in
            html.caption(text: table.caption)
            html.thead { html in
                html.tr { html in
                    html.th(.scope("col"), text: table.columns.service)
                    html.th(.scope("col"), .class("number"), text: table.columns.quantity)
                    html.th(.scope("col"), .class("number"), text: table.columns.price)
                    for sum in table.columns.sums { html.th(.scope("col"), .class("number"), text: sum) }
                }
            }
            for service in table.services {
                html.tbody { html in
                    main(&html, service)
                    for part in service.steps { step(&html, part) }
                    if !service.lines.isEmpty || service.check != nil { lines(&html, service) }
                }
            }
            html.tfoot { html in
                for total in table.totals { self.total(&html, total) }
            }
        }
        for note in table.notes { html.p(.class("quiet"), text: note) }
    }

    private func main(_ html: inout HTML, _ service: ChargeTable.Service) {
        html.tr { html in
            html.th(.scope("row")) { html in
                html.text(service.name)
                html.small(text: service.note)
            }
            cell(&html, table.columns.quantity, service.quantity)
            cell(&html, table.columns.price, service.price)
            sums(&html, service.sums)
        }
    }

    private func step(_ html: inout HTML, _ step: ChargeTable.Step) {
        html.tr(.class("part")) { html in
            html.th(.scope("row"), text: step.name)
            cell(&html, table.columns.quantity, step.quantity)
            cell(&html, table.columns.price, step.price)
            html.td(text: "")
            cell(&html, table.columns.charged, step.charged)
            html.td(.fixed("colspan", "3"), text: "")
        }
    }

    private func lines(_ html: inout HTML, _ service: ChargeTable.Service) {
        html.tr(.class("part")) { html in
            html.td(.fixed("colspan", "8"), .class("lines")) { html in
                for line in service.lines { html.p(text: line) }
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
        html.tr { html in
            if let sums = total.sums {
                html.th(.scope("row"), .fixed("colspan", "3"), text: total.label)
                self.sums(&html, sums)
            } else {
                html.th(.scope("row"), .fixed("colspan", "7"), text: total.label)
                cell(&html, table.columns.toPay, total.toPay)
            }
        }
    }

    private func sums(_ html: inout HTML, _ sums: ChargeTable.Sums) {
        for (name, sum) in zip(table.columns.sums, sums.all) { cell(&html, name, sum) }
    }

    private func cell(_ html: inout HTML, _ name: String, _ value: String) {
        let isNothing = value.allSatisfy { "0,.".contains($0) }
        html.td(.class(isNothing ? "number nothing" : "number"), Attribute("data-label", name), text: value)
    }
}
