/// What a customer is told about an account without having asked. Each is told once: its subjects are the keys.
package enum CustomerNotice: Sendable {
    case billDue(BillReminder)
    /// All of one stage.
    case metersDue([MeterReminder])
    case readingsDue(ReadingReminder)
    case newPrice(PriceNotice)
    case highUse(HighUse)

    /// What it is about, such as a bill's month.
    package var subjects: [String] {
        switch self {
        case .billDue(let bill): [bill.month.iso]
        case .metersDue(let meters): meters.map(\.subject)
        case .readingsDue(let reminder): [reminder.subject]
        case .newPrice(let price): [price.plan.code.text + " " + price.from.iso]
        case .highUse(let use): [use.service.code.text + " " + use.month.iso]
        }
    }
}
