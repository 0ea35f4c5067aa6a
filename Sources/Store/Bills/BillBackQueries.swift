package import Domain

extension ReadableAccount {
    /// The operator's sections on the back of a bill of that day, in their order. Of two valid texts of a section, the
    /// one that began later counts.
    package func billBack(on day: Day) throws -> [BackText] {
        try billTexts(on: day).filter { !$0.warns }.map(\.text)
    }

    /// Those, and the texts that warn of what an overdue sum leads to.
    func billTexts(on day: Day) throws -> [(text: BackText, warns: Bool)] {
        try connection.rows(
            """
            SELECT head_kk, head_ru, head_en, text_kk, text_ru, text_en, place FROM bill_back
            WHERE valid_from <= $1 AND (valid_until IS NULL OR valid_until >= $1) AND NOT EXISTS (
                SELECT 1 FROM bill_back AS later
                WHERE later.section = bill_back.section AND later.valid_from > bill_back.valid_from
                    AND later.valid_from <= $1 AND (later.valid_until IS NULL OR later.valid_until >= $1))
            ORDER BY position, section
            """, [day]
        ) { row in
            (text: BackText(head: row.words(0), text: row.words(3)), warns: row.optionalText(6) == "overdue")
        }
    }
}
