package import Domain
package import Store

/// A notice of a debt in one language, with the account, the debt and the day in their places.
package struct DebtWords {
    package let title: String
    package let paragraphs: [String]

    /// - Parameter language: Kazakh or Russian.
    package init(_ notice: DebtNotice, _ debt: AccountDebt, _ language: Language) {
        let values = [
            ("{account}", debt.account.text), ("{debt}", debt.sum.withCurrency(in: language)),
            ("{day}", debt.asOf.inWords(language)),
        ]
        func filled(_ text: String) -> String {
            values.reduce(text) { $0.replacing($1.0, with: $1.1) }
        }
        title = filled(notice.title[language])
        paragraphs = filled(notice.text[language]).split(whereSeparator: \.isNewline).map(String.init)
            .filter { !$0.trimmingBlanks().isEmpty }
    }
}
