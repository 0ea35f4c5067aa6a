import Store

/// The categories of households that a full batch took over from the batches before it, since it brought none.
struct KeptCategories {
    let connection: any Connection

    func keep(for number: Int64) throws {
        try connection.execute(
            """
            INSERT INTO kept_category (kept_for, category, position, residents_max, name_kk, name_ru, name_en, batch)
            SELECT CAST($1 AS BIGINT), category, position, residents_max, name_kk, name_ru, name_en, batch FROM category
            """, [number])
        try connection.execute(
            """
            INSERT INTO kept_category_mark (kept_for, stove, benefit, category, batch)
            SELECT CAST($1 AS BIGINT), stove, benefit, category, batch FROM category_mark
            """, [number])
    }

    func putBack(for number: Int64) throws {
        try connection.execute("DELETE FROM category", [])
        try connection.execute("DELETE FROM category_mark", [])
        try connection.execute(
            """
            INSERT INTO category (category, position, residents_max, name_kk, name_ru, name_en, batch)
            SELECT category, position, residents_max, name_kk, name_ru, name_en, batch FROM kept_category
            WHERE kept_for = $1
            """, [number])
        try connection.execute(
            """
            INSERT INTO category_mark (stove, benefit, category, batch)
            SELECT stove, benefit, category, batch FROM kept_category_mark WHERE kept_for = $1
            """, [number])
    }
}
