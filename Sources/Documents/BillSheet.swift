package import Domain

/// A bill as text in one language: the page, the print and the PDF are all made from it, so that they cannot differ.
/// All of its text is final; drawing only decides on places.
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
    /// What the bill asks for. "Төлеуге": "18 348,48 ₸"
    package var toPay: Fact
    /// What is left of it, and how it came about.
    package var frame: Frame
    package var table: ChargeTable
    package var changes: Changes
    package var consumption: Consumption
    /// Nil if the operator has no payment link, if there is nothing to pay, or if a later bill replaces it.
    package var payment: PaymentCode?
    /// Where readings are given without signing in; nil of a bill that has no such link.
    package var readings: ReadingCode?
    /// At the foot of every page: "Дербес шот № 4900621 · 2019 ж. қыркүйек". The page number is next to it.
    package var foot: String
    package var back: BackSheet

    /// The sender of the bill, with telephones and hours, a line each.
    package struct Party: Hashable, Sendable {
        package var name: String
        package var contacts: [String]
        /// Its registration and its bank, a line each.
        package var details: [String]

        package init(name: String, contacts: [String], details: [String] = []) {
            (self.name, self.contacts, self.details) = (name, contacts, details)
        }
    }

    /// The sum to pay in its frame: the same as in the payment code.
    package struct Frame: Hashable, Sendable {
        /// "Төлеуге қалғаны": "9 108,80 ₸"; of a bill that another replaces, what it asked for.
        package var sum: Fact
        /// The day up to which payments are counted, or which bill replaces it; empty if neither is known.
        package var asOf: String
        /// Carried over, charged, adjusted, paid, billed.
        package var parts: [Fact]
        /// What was paid since, where the sum is not the billed one.
        package var notes: [String]
        /// Nil if nothing is overdue.
        package var overdue: Fact?
        /// What the operator says of it.
        package var warning: [String]

        package init(
            sum: Fact, asOf: String = "", parts: [Fact] = [], notes: [String] = [], overdue: Fact? = nil,
            warning: [String] = []
        ) {
            (self.sum, self.asOf, self.parts, self.notes) = (sum, asOf, parts, notes)
            (self.overdue, self.warning) = (overdue, warning)
        }
    }

    /// A label and its value.
    package struct Fact: Hashable, Sendable {
        package var label: String
        package var value: String

        package init(_ label: String, _ value: String) {
            (self.label, self.value) = (label, value)
        }
    }

    /// The changes since last month: a sentence for each service that changed.
    package struct Changes: Hashable, Sendable {
        package var title: String
        /// Never empty: "Өткен аймен салыстырғанда ештеңе өзгерген жоқ." when nothing did.
        package var sentences: [String]

        package init(title: String, sentences: [String]) {
            (self.title, self.sentences) = (title, sentences)
        }
    }

    /// The consumption of the last 13 months; no charts if nothing is metered.
    package struct Consumption: Hashable, Sendable {
        package var title: String
        /// "Ай" and "Тұтыну": the heads of the table with the same figures.
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
        /// Below it: the same month a year before, and the average of a day; empty if neither is known.
        package var note: String

        package init(title: String, bars: [Bar], note: String = "") {
            (self.title, self.bars, self.note) = (title, bars, note)
        }

        /// The same in words, for those who cannot see it.
        package var inWords: String {
            title + ": " + bars.map { "\($0.month) — \($0.value)" }.joined(separator: "; ")
        }
    }

    package struct Bar: Hashable, Sendable {
        /// "09/2019"
        package var month: String
        /// "09", under the bar
        package var shortMonth: String
        /// "79,31"; "—" if there was no bill
        package var value: String
        /// "79", above the bar on the page
        package var label: String
        /// Its height as a share of the chart's, in thousandths.
        package var height: Int
        /// The bill's own month and the same month a year before are marked.
        package var isMarked: Bool

        package init(month: String, shortMonth: String, value: String, label: String, height: Int, isMarked: Bool) {
            (self.month, self.shortMonth, self.value, self.label) = (month, shortMonth, value, label)
            (self.height, self.isMarked) = (height, isMarked)
        }
    }

    /// The link in the QR code on the back, with its heading and the text next to it.
    package struct ReadingCode: Hashable, Sendable {
        package var head: String
        package var link: String
        package var words: String

        package init(head: String, link: String, words: String) {
            (self.head, self.link, self.words) = (head, link, words)
        }
    }

    /// The link in the QR code, and the text next to it.
    package struct PaymentCode: Hashable, Sendable {
        package var link: String
        package var words: String

        package init(link: String, words: String) {
            (self.link, self.words) = (link, words)
        }
    }

    package init(
        language: Language, issued: Day, title: String, month: String, supplier: Party, payer: Fact, address: Fact,
        account: Fact, facts: [Fact], due: Fact, toPay: Fact, frame: Frame? = nil, table: ChargeTable,
        changes: Changes, consumption: Consumption, payment: PaymentCode?, foot: String, back: BackSheet
    ) {
        (self.language, self.issued, self.title, self.month) = (language, issued, title, month)
        (self.supplier, self.payer, self.address) = (supplier, payer, address)
        (self.account, self.facts, self.due, self.toPay) = (account, facts, due, toPay)
        self.frame = frame ?? Frame(sum: toPay)
        (self.table, self.changes, self.consumption) = (table, changes, consumption)
        (self.payment, self.foot, self.back) = (payment, foot, back)
    }
}
