import Domain

/// The categories of a database to which no batch has told others.
extension CategoryCode {
    static let noStove: CategoryCode = "no_stove"
    static let noStoveLone: CategoryCode = "no_stove_lone"
    static let stove: CategoryCode = "stove"
    static let stoveLone: CategoryCode = "stove_lone"
}

/// Categories with the marks of each: a stove and a benefit.
func categories(
    _ all: [(code: CategoryCode, residentsMax: Int?, marks: [(stove: String, benefit: String)])]
) -> HouseholdCategories {
    let categories = all.map { each in
        let name = Words(kk: each.code.text, ru: each.code.text, en: each.code.text)
        return HouseholdCategory(code: each.code, name: name, residentsMax: each.residentsMax)
    }
    let marks = all.flatMap { each in
        each.marks.map { (HouseholdMarks(stove: $0.stove, benefit: $0.benefit), each.code) }
    }
    return HouseholdCategories(categories, byMarks: Dictionary(uniqueKeysWithValues: marks))
}

let usualCategories = categories([
    (.noStove, nil, [("gas", "none"), ("none", "none")]),
    (.noStoveLone, 1, [("gas", "lone_benefit"), ("none", "lone_benefit")]),
    (.stove, nil, [("electric", "none")]),
    (.stoveLone, 1, [("electric", "lone_benefit")]),
])
