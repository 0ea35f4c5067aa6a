/// A name or sentence of the operator in the three languages.
package struct Words: Hashable, Sendable {
    package let kk: String
    package let ru: String
    package let en: String

    package init(kk: String, ru: String, en: String) {
        (self.kk, self.ru, self.en) = (kk, ru, en)
    }

    package subscript(language: Language) -> String {
        switch language {
        case .kk: kk
        case .ru: ru
        case .en: en
        }
    }
}
