import Domain
import Store
import Words

/// A price is for a step that the plan's method has.
final class StepsFitThePlan: Rule {
    private let rows: RowReader
    private let context: ImportContext
    private let (plan, step): (Int, Int)
    private let methods: [ShortText: Plan.Method]

    init(_ rows: RowReader, _ context: ImportContext) throws {
        (self.rows, self.context) = (rows, context)
        (plan, step) = (rows.file.place(of: "plan"), rows.file.place(of: "step"))
        let plans = try context.connection.rows("SELECT plan, method FROM plan") { row in
            (ShortText(row.text(0)), try row.word(1) as Plan.Method)
        }
        methods = Dictionary(uniqueKeysWithValues: plans)
    }

    func accepts(_ row: BatchRow) -> Bool {
        guard let method = methods[ShortText(row.values[plan].bytes)] else {
            return context.references.isInDoubt(.plans)
        }
        let name = row.values[step].bytes
        let steps = method.steps.map(\.rawValue)
        if steps.contains(where: { name.elementsEqual($0.utf8) }) { return true }
        rows.report(
            step, found: excerpt(name),
            expected: rows.words.expected.step((method: method.rawValue, steps: steps.joined(separator: ", "))))
        return false
    }
}
