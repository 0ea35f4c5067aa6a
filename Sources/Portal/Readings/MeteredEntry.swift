import Domain
import Store
import Web

/// An account on the page for readings, with its meters.
struct MeteredEntry: Sendable {
    let slug: AccountSlug
    let title: String
    let number: String
    let meters: [GivenMeter]
    /// By which what was used is charged; nil if it is not known, or not asked for.
    private let plan: MeteredPlan?

    init(_ account: MeteredAccount, _ slug: AccountSlug, today: Day, isPriced: Bool) throws {
        self.slug = slug
        (title, number) = (account.title, account.account.shownNumber)
        meters = try account.meters()
        plan =
            isPriced && !meters.isEmpty
            ? MeteredPlan(try account.households(), meters.map(\.meter), on: today, account.catalogue) : nil
    }

    /// As whoever has the link on the bill may see it.
    init(_ account: BilledAccount) throws {
        slug = AccountSlug(stored: "meter")
        let whole = account.metered.account
        title = String(whole.address.map { $0.isNumber ? "•" : $0 })
        number = "…" + whole.shownNumber.suffix(4)
        (meters, plan) = (try account.meters(), nil)
    }

    /// What was used since the previous reading costs by the tariff; nil if that cannot be said.
    func cost(_ checked: CheckedReading) -> Calculation? {
        guard let plan, plan.meter == checked.meter, let previous = checked.registers.first?.previous?.day,
            checked.registers.allSatisfy({ $0.previous?.day == previous }), previous < checked.day
        else { return nil }
        let used = Dictionary(uniqueKeysWithValues: checked.registers.map { ($0.register, $0.used ?? .zero) })
        let consumption = Consumption(used, after: previous, until: checked.day, households: plan.households)
        guard consumption.firstDay(ofOtherPlanThan: plan.plan) == nil else { return nil }
        return try? plan.plan.charge(consumption)
    }

    /// The names of a meter's fields begin with it.
    func id(_ meter: Meter) -> String {
        "\(slug.text)-\(fieldName(meter.service.text))-\(fieldName(meter.number.text))"
    }

    func field(_ meter: Meter, _ register: Register) -> String { id(meter) + "-" + register.rawValue }
}

/// Letters and digits as they are, all else by its number: an id has no blanks.
private func fieldName(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
        scalar.properties.isAlphabetic || "0"..."9" ~= scalar ? String(scalar) : "_\(scalar.value)_"
    }.joined()
}

/// What the form's sender has seen of each meter before sending it: only that is taken.
struct SeenReadings {
    private var rows: [String: (typed: String, asked: Set<ReadingCheck>)] = [:]

    init() {}

    /// Reads what `text` writes. What is wrong was not seen.
    init(_ text: String) {
        for row in text.split(separator: ";") {
            let parts = row.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 3 else { continue }
            rows[parts[0]] = (
                parts[1], Set(parts[2].split(separator: ".").compactMap { ReadingCheck(rawValue: String($0)) })
            )
        }
    }

    var text: String {
        rows.sorted { $0.key < $1.key }.map { id, row in
            id + "=" + row.typed + "=" + row.asked.map(\.rawValue).sorted().joined(separator: ".")
        }.joined(separator: ";")
    }

    mutating func add(_ id: String, _ typed: TypedSubmission, asked: [ReadingCheck]) {
        rows[id] = (typed.asSeen, Set(asked))
    }

    /// Whether it has no others than these.
    func isOf(_ ids: Set<String>) -> Bool { ids.isSuperset(of: rows.keys) }

    func has(_ id: String, _ typed: TypedSubmission) -> Bool { rows[id]?.typed == typed.asSeen }
    func asked(_ id: String) -> Set<ReadingCheck> { rows[id]?.asked ?? [] }
}

extension TypedSubmission {
    fileprivate var asSeen: String {
        let all = [day] + Register.allCases.compactMap { values[$0] }
        return all.joined(separator: " ").filter { !"=;".contains($0) }
    }
}
