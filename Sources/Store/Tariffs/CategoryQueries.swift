import Domain

extension Connection {
    /// The categories of households, with the stoves and benefits of each.
    func householdCategories() throws -> HouseholdCategories {
        let categories = try rows(
            "SELECT category, residents_max, name_kk, name_ru, name_en FROM category ORDER BY position, category"
        ) { row in
            HouseholdCategory(
                code: row.code(0), name: row.words(2), residentsMax: row.isNull(1) ? nil : Int(row.int(1)))
        }
        let marks = try rows("SELECT stove, benefit, category FROM category_mark") { row in
            (HouseholdMarks(stove: row.text(0), benefit: row.text(1)), row.code(2) as CategoryCode)
        }
        return HouseholdCategories(categories, byMarks: Dictionary(uniqueKeysWithValues: marks))
    }
}
