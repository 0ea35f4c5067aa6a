import Domain

/// What a meter can show, and when.
struct MeterKind {
    let registers: Meter.Registers
    let changed: Meter.RegisterChange?

    /// On the day of a change both are read.
    func registers(on day: Int64) -> [Register] {
        guard let changed else { return registers.all }
        let before = day <= changed.day.number ? changed.before.all : []
        return before + (day >= changed.day.number ? registers.all.filter { !before.contains($0) } : [])
    }
}
