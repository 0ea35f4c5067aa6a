import Domain

/// How a visitor says to which category a household belongs.
enum CategoryQuestion: Sendable {
    /// By two boxes: whether there is an electric stove, and the benefit of a lone resident.
    case boxes(HouseholdCategories)
    /// By the category's name.
    case list([HouseholdCategory])

    /// The boxes, where they lead to each category in a way of its own, and the benefit is for one resident.
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
