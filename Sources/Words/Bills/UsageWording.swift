import Documents
import Domain

/// The charts of what was used.
extension BillWording {
    func consumption(_ record: BillWithHistory) -> BillSheet.Consumption {
        BillSheet.Consumption(
            title: texts.consumption, monthHead: texts.month, quantityHead: texts.quantity,
            charts: record.consumption.map { chart($0, record.bill) })
    }

    private func chart(_ history: ConsumptionHistory, _ bill: Bill) -> BillSheet.Chart {
        let quantities = history.months.compactMap(\.quantity)
        let highest = max(1, quantities.map(\.millionths).max() ?? 1)
        let labels = BarLabels(quantities, in: language)
        return BillSheet.Chart(
            title: texts.chart((service: history.service.name[language], unit: texts[history.service.unit])),
            bars: history.months.enumerated().map { place, entry in
                BillSheet.Bar(
                    month: entry.month.numeric, shortMonth: twoDigits(entry.month.monthOfYear),
                    value: entry.quantity?.formatted(in: language) ?? texts.noBill,
                    label: entry.quantity.map(labels.text) ?? texts.noBill,
                    height: Int(Int128(max(0, entry.quantity?.millionths ?? 0)) * 1000 / Int128(highest)),
                    isMarked: place == 0 || place == history.months.count - 1)
            }, note: note(history, bill))
    }

    /// The same month a year before, and the average of a day.
    private func note(_ history: ConsumptionHistory, _ bill: Bill) -> String {
        let unit = history.service.unit
        let before = history.months.first.flatMap { entry in
            entry.quantity.map { texts.usageBefore((month: entry.month.numeric, quantity: quantity($0, unit))) }
        }
        let billed = bill.services.first { $0.service.code == history.service.code }
        let average = billed?.perDay(in: bill.month).map { texts.usagePerDay(quantity($0, unit)) }
        return [before, average].compactMap(\.self).joined(separator: " · ")
    }
}
