/// The services of a bill, and their totals.
package struct ChargeTable: Hashable, Sendable {
    package var caption: String
    package var columns: Columns
    package var services: [Service]
    /// The last rows, the total first. If services are overpaid, two more rows show how the sum to pay follows from it.
    package var totals: [Total]
    /// The tax in the charges, a sentence each; none if the bill's rates are not looked up.
    package var notes: [String]

    package init(
        caption: String, columns: Columns, services: [Service], totals: [Total], notes: [String] = []
    ) {
        (self.caption, self.columns) = (caption, columns)
        (self.services, self.totals, self.notes) = (services, totals, notes)
    }

    /// The heads, in the order of the columns.
    package struct Columns: Hashable, Sendable {
        package var service, quantity, price, opening, charged, adjusted, paid, toPay: String

        package init(
            service: String, quantity: String, price: String, opening: String, charged: String, adjusted: String,
            paid: String, toPay: String
        ) {
            (self.service, self.quantity, self.price) = (service, quantity, price)
            (self.opening, self.charged, self.adjusted) = (opening, charged, adjusted)
            (self.paid, self.toPay) = (paid, toPay)
        }

        package var sums: [String] { [opening, charged, adjusted, paid, toPay] }
    }

    package struct Service: Hashable, Sendable {
        package var name: String
        /// The supplier, and how the quantity was measured: "«Үлгі су» ЖШС · санауыш"
        package var note: String
        /// "79,31 кВт·сағ"; empty if nothing was measured.
        package var quantity: String
        /// "16,71"; empty if nothing was measured, or if there are several prices: then `steps` has them.
        package var price: String
        package var sums: Sums
        /// The prices of levels or times of day, if there is more than one.
        package var steps: [Step]
        /// The meters' readings, the reasons of adjustments, a line each.
        package var lines: [String]
        /// Nil if the charge is not checked.
        package var check: Check?

        package init(
            name: String, note: String, quantity: String, price: String, sums: Sums, steps: [Step], lines: [String],
            check: Check? = nil
        ) {
            (self.name, self.note, self.quantity) = (name, note, quantity)
            (self.price, self.sums, self.steps, self.lines) = (price, sums, steps, lines)
            self.check = check
        }
    }

    /// The recalculated charge, and a link to its explanation.
    package struct Check: Hashable, Sendable {
        /// Empty if something was missing.
        package var words: String
        /// To the tiyn.
        package var agrees: Bool
        /// Nil on paper.
        package var link: Link?

        package init(words: String, agrees: Bool, link: Link?) {
            (self.words, self.agrees, self.link) = (words, agrees, link)
        }
    }

    package struct Link: Hashable, Sendable {
        package var words: String
        package var address: String

        package init(words: String, address: String) {
            (self.words, self.address) = (words, address)
        }
    }

    /// "1-деңгей", "74,3 кВт·сағ", "16,71", "1 241,55"
    package struct Step: Hashable, Sendable {
        package var name, quantity, price, charged: String

        package init(name: String, quantity: String, price: String, charged: String) {
            (self.name, self.quantity) = (name, quantity)
            (self.price, self.charged) = (price, charged)
        }
    }

    /// opening + charged + adjusted − paid = toPay
    package struct Sums: Hashable, Sendable {
        package var opening, charged, adjusted, paid, toPay: String

        package init(opening: String, charged: String, adjusted: String, paid: String, toPay: String) {
            (self.opening, self.charged, self.adjusted) = (opening, charged, adjusted)
            (self.paid, self.toPay) = (paid, toPay)
        }

        package var all: [String] { [opening, charged, adjusted, paid, toPay] }
    }

    package struct Total: Hashable, Sendable {
        package var label: String
        /// Nil in the rows that have only a sum to pay.
        package var sums: Sums?
        package var toPay: String

        package init(label: String, sums: Sums?, toPay: String) {
            (self.label, self.sums, self.toPay) = (label, sums, toPay)
        }
    }
}
