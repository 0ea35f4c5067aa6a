import Domain

/// How a visitor chooses the category of a household.
enum CategoryQuestion: Sendable {
    /// By two checkboxes: an electric stove, and the benefit of a lone resident.
    case boxes(HouseholdCategories)
    /// By name, from a list.
    case list([HouseholdCategory])

    /// The checkboxes, if each category has exactly one combination of them, and the benefit is for one resident.
    init(_ categories: HouseholdCategories) {
        let found = [false, true].flatMap { hasStove in
            [false, true].compactMap { categories[.boxes(hasElectricStove: hasStove, hasBenefit: $0)] }
        }
        let leadsToEach = found.count == categories.all.count && Set(found) == Set(categories.all)
        let isForOne = found.map(\.residentsMax) == [nil, 1, nil, 1]
        self = leadsToEach && isForOne ? .boxes(categories) : .list(categories.all)
    }

    /// Nil where there is none.
    func category(of typed: TypedConsumption) -> HouseholdCategory? {
        switch self {
        case .boxes(let categories):
            categories[.boxes(hasElectricStove: typed.hasElectricStove, hasBenefit: typed.hasBenefit)]
        case .list(let all): all.first { $0.code.text == typed.category } ?? all.first
        }
    }
}

extension HouseholdMarks {
    fileprivate static func boxes(hasElectricStove: Bool, hasBenefit: Bool) -> HouseholdMarks {
        HouseholdMarks(stove: hasElectricStove ? "electric" : "gas", benefit: hasBenefit ? "lone_benefit" : "none")
    }
}
