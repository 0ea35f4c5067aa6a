import Domain

/// The categories of a database to which no batch has told others.
extension CategoryCode {
    static let noStove: CategoryCode = "no_stove"
    static let noStoveLone: CategoryCode = "no_stove_lone"
    static let stove: CategoryCode = "stove"
    static let stoveLone: CategoryCode = "stove_lone"
}

func category(_ code: CategoryCode, upTo residentsMax: Int? = nil) -> HouseholdCategory {
    HouseholdCategory(
        code: code, name: Words(kk: code.text, ru: code.text, en: code.text), residentsMax: residentsMax)
}

/// - Parameter marks: "stove benefit", and the category to which the two lead.
func categories(_ all: [HouseholdCategory], _ marks: [String: CategoryCode]) -> HouseholdCategories {
    let byMarks = marks.map { words, category in
        let parts = words.split(separator: " ").map(String.init)
        return (HouseholdMarks(stove: parts[0], benefit: parts[1]), category)
    }
    return HouseholdCategories(all, byMarks: Dictionary(uniqueKeysWithValues: byMarks))
}

let usualCategories = categories(
    [category(.noStove), category(.noStoveLone, upTo: 1), category(.stove), category(.stoveLone, upTo: 1)],
    [
        "electric none": .stove, "electric lone_benefit": .stoveLone, "gas none": .noStove,
        "gas lone_benefit": .noStoveLone, "none none": .noStove, "none lone_benefit": .noStoveLone,
    ])
