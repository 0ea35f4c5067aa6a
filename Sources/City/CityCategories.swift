import Domain

/// The categories of a database to which no batch has told others.
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

    /// What leads to the category of a household, as accounts.csv and households.csv write it.
    func marks(of household: Household) -> [String] {
        let hasBenefit = household.category == stove.category(hasBenefit: true)
        return [stove.rawValue, hasBenefit ? "lone_benefit" : "none"]
    }
}
