import Domain

/// The default categories of a database.
extension CategoryCode {
    static let noStove: CategoryCode = "no_stove"
    static let noStoveLone: CategoryCode = "no_stove_lone"
    static let stove: CategoryCode = "stove"
    static let stoveLone: CategoryCode = "stove_lone"
}

extension CityHousehold {
    enum Stove: String {
        case electric, gas, none

        func category(hasBenefit: Bool) -> CategoryCode {
            switch self {
            case .electric: hasBenefit ? .stoveLone : .stove
            case .gas, .none: hasBenefit ? .noStoveLone : .noStove
            }
        }
    }

    /// The stoves that determine the category of a household, as in accounts.csv and households.csv.
    func marks(of household: Household) -> [String] {
        let hasBenefit = household.category == stove.category(hasBenefit: true)
        return [stove.rawValue, hasBenefit ? "lone_benefit" : "none"]
    }
}
