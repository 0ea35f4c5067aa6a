package import Domain

extension Texts {
    /// The catalogues, read once at the start.
    package struct Catalogues: Sendable {
        private let kk, ru, en: Texts

        package init() throws {
            kk = try Texts(.kk)
            ru = try Texts(.ru)
            en = try Texts(.en)
        }

        package subscript(language: Language) -> Texts {
            switch language {
            case .kk: kk
            case .ru: ru
            case .en: en
            }
        }
    }
}
