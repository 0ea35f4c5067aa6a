import Domain
import Store
import Web
import Words

/// Makes letters: their content with the supplier's name and telephone, as text and as HTML.
struct Letters: Sendable {
    private let catalogues: Texts.Catalogues
    private let publicAddress: PublicAddress
    private let catalogue: Catalogue?
    /// The local time of a moment.
    let localTime: @Sendable (Timestamp) -> LocalTime

    /// - Parameter catalogue: nil before the first batch.
    init(_ portal: Portal, _ catalogue: Catalogue?) {
        self.init(portal.texts, portal.settings.publicAddress, catalogue, localTime: portal.clock.localTime)
    }

    init(
        _ catalogues: Texts.Catalogues, _ publicAddress: PublicAddress, _ catalogue: Catalogue?,
        localTime: @escaping @Sendable (Timestamp) -> LocalTime
    ) {
        (self.catalogues, self.publicAddress, self.catalogue) = (catalogues, publicAddress, catalogue)
        self.localTime = localTime
    }

    /// - Parameter language: of the letter, if its recipient has never chosen one.
    func letter(
        to recipient: LetterRecipient, or language: Language, _ content: (Texts) -> LetterContent
    ) -> Letter {
        letter(to: recipient.email, of: recipient.customer, in: recipient.language ?? language, content)
    }

    /// - Parameter content: makes the letter's content in its language.
    func letter(
        to recipient: String, of customer: CustomerID?, in language: Language, _ content: (Texts) -> LetterContent
    ) -> Letter {
        let texts = catalogues[language]
        let content = content(texts)
        let sheet = LetterSheet(
            content: content, language: language, texts: texts.letters, sender: sender(language, texts),
            link: content.link.map { publicAddress.text + $0.page.address(in: language) },
            unsubscribe: content.unsubscribe.map { publicAddress.text + $0.page.address(in: language) },
            site: publicAddress.text)
        return Letter(
            content.kind, to: recipient, of: customer, in: language, subject: content.subject, text: sheet.text,
            html: sheet.html,
            unsubscribe: content.unsubscribe.map { publicAddress.text + $0.page.address })
    }

    /// A letter to a customer who has signed in.
    ///
    /// - Parameter language: that of a customer who has chosen none.
    func letter(to session: Session, otherwise language: Language, _ content: (Texts) -> LetterContent) -> Letter {
        letter(to: session.email, of: session.customer, in: session.language ?? language, content)
    }

    /// The supplier and its contact centre's telephone; the product's name before the first batch.
    private func sender(_ language: Language, _ texts: Texts) -> [String] {
        guard let catalogue else { return [texts.frame.product] }
        let centre = catalogue.offices.first { $0.kind == .contactCentre && $0.phones != nil }
        return [catalogue.supplier.name[language], centre?.phones].compactMap(\.self)
    }
}
