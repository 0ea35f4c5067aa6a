package import Domain

/// A bill in the words of one language: the page, the print and the PDF are all made from it, so that they can't differ.
/// Everything in it is worded and formatted; whoever draws it only decides where things stand.
package struct BillSheet: Hashable, Sendable {
    package var language: Language
    /// The PDF's date, so that the same bill gives the same bytes.
    package var issued: Day
    /// "Шот-түбіртек"
    package var title: String
    /// "2019 ж. қыркүйек"
    package var month: String
    package var supplier: Party
    package var payer: Fact
    package var address: Fact
    package var account: Fact
    /// Residents, issued.
    package var facts: [Fact]
    /// "Төлеу мерзімі": "31.10.2019"
    package var due: Fact
    /// "Төлеуге": "18 348,48 ₸"
    package var toPay: Fact
    package var table: ChargeTable
    package var changes: Changes
    package var consumption: Consumption
    /// Nil when the operator has no payment link, when there is nothing to pay, or when a later bill has taken its place.
    package var payment: PaymentCode?
    /// At the foot of every page: "Дербес шот № 4900621 · 2019 ж. қыркүйек". A page's number is set beside it.
    package var foot: String
    package var back: BackSheet

    /// Who the bill is from, with telephones and hours, a line each.
    package struct Party: Hashable, Sendable {
        package var name: String
        package var contacts: [String]

        package init(name: String, contacts: [String]) {
            (self.name, self.contacts) = (name, contacts)
        }
    }

    /// A label and what stands beside it.
    package struct Fact: Hashable, Sendable {
        package var label: String
        package var value: String

        package init(_ label: String, _ value: String) {
            (self.label, self.value) = (label, value)
        }
    }

    /// What changed since last month: a sentence for each service that did.
    package struct Changes: Hashable, Sendable {
        package var title: String
        /// Never empty: "Өткен аймен салыстырғанда ештеңе өзгерген жоқ." when nothing did.
        package var sentences: [String]

        package init(title: String, sentences: [String]) {
            (self.title, self.sentences) = (title, sentences)
        }
    }

    /// What was used in the last 13 months; no charts where nothing is metered.
    package struct Consumption: Hashable, Sendable {
        package var title: String
        /// "Ай" and "Тұтыну": the heads of the table that holds the same figures.
        package var monthHead: String
        package var quantityHead: String
        package var charts: [Chart]

        package init(title: String, monthHead: String, quantityHead: String, charts: [Chart]) {
            (self.title, self.monthHead) = (title, monthHead)
            (self.quantityHead, self.charts) = (quantityHead, charts)
        }
    }

    package struct Chart: Hashable, Sendable {
        /// "Электр қуаты, кВт·сағ"
        package var title: String
        package var bars: [Bar]

        package init(title: String, bars: [Bar]) {
            (self.title, self.bars) = (title, bars)
        }
    }

    package struct Bar: Hashable, Sendable {
        /// "09/2019"
        package var month: String
        /// "09", under the bar
        package var shortMonth: String
        /// "79,31"; "—" where there was no bill
        package var value: String
        /// Its height as a share of the chart's, in thousandths.
        package var height: Int
        /// The bill's own month, and the same one a year before, stand out.
        package var isMarked: Bool

        package init(month: String, shortMonth: String, value: String, height: Int, isMarked: Bool) {
            (self.month, self.shortMonth, self.value) = (month, shortMonth, value)
            (self.height, self.isMarked) = (height, isMarked)
        }
    }

    /// What the QR code leads to, and the words beside it.
    package struct PaymentCode: Hashable, Sendable {
        package var link: String
        package var words: String

        package init(link: String, words: String) {
            (self.link, self.words) = (link, words)
        }
    }

    package init(
        language: Language, issued: Day, title: String, month: String, supplier: Party, payer: Fact, address: Fact,
        account: Fact, facts: [Fact], due: Fact, toPay: Fact, table: ChargeTable, changes: Changes,
        consumption: Consumption, payment: PaymentCode?, foot: String, back: BackSheet
    ) {
        (self.language, self.issued, self.title, self.month) = (language, issued, title, month)
        (self.supplier, self.payer, self.address) = (supplier, payer, address)
        (self.account, self.facts, self.due, self.toPay) = (account, facts, due, toPay)
        (self.table, self.changes, self.consumption) = (table, changes, consumption)
        (self.payment, self.foot, self.back) = (payment, foot, back)
    }
}
