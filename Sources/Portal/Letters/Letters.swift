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
        letter(to: recipient, of: customer, in: [language], content)
    }

    /// A letter with legal effect: in Kazakh and Russian, the customer's language first.
    ///
    /// - Parameter third: whether it is also in the customer's language if that is another.
    func letterInBoth(
        to recipient: LetterRecipient, alsoInOther third: Bool, _ content: (Texts) -> LetterContent
    ) -> Letter {
        let own = recipient.language ?? .kk
        let first: [Language] = own != .en || third ? [own] : []
        let languages = first + [.kk, .ru].filter { !first.contains($0) }
        return letter(to: recipient.email, of: recipient.customer, in: languages, content)
    }

    /// - Parameter languages: each once; not empty.
    private func letter(
        to recipient: String, of customer: CustomerID?, in languages: [Language], _ content: (Texts) -> LetterContent
    ) -> Letter {
        let contents = languages.map { (texts: catalogues[$0], content: content(catalogues[$0])) }
        let parts = contents.map { texts, content in
            LetterSheet.Part(
                content: content, texts: texts,
                link: content.link.map { publicAddress.text + $0.page.address(in: texts.language) },
                unsubscribe: content.unsubscribe.map { publicAddress.text + $0.page.address(in: texts.language) })
        }
        let (language, first) = (languages[0], contents[0])
        let sheet = LetterSheet(parts: parts, sender: sender(language, first.texts), site: publicAddress.text)
        return Letter(
            first.content.kind, to: recipient, of: customer, in: language, subject: sheet.subject, text: sheet.text,
            html: sheet.html,
            unsubscribe: first.content.unsubscribe.map { publicAddress.text + $0.page.address })
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
