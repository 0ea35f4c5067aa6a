import Domain
import Store

/// Adds rows as an import does, with defaults for values that a test does not need. Sums are in tiyn, quantities in
/// whole units.
struct BatchRows {
    let connection: any Connection

    private func add(_ table: SQL, _ columns: SQL, _ values: [any Bindable]) throws {
        try connection.execute(
            "INSERT INTO " + table + " (" + columns + ") VALUES (" + .parameters(values.count) + ")", values)
    }

    private func add(_ table: SQL, named columns: SQL, _ values: [any Bindable]) throws {
        try add(table, columns + ", batch", values + [1])
    }

    // MARK: The catalogue

    func batch(_ number: Int, supplier: String = "ENERGO", asOf day: Day = "2019-10-05", rows: Int = 1) throws {
        try add(
            "batch", "number, identity, supplier, kind, payments_as_of, digest, row_count, published_at",
            [number, "batch-\(number)", supplier, "full", day, [0] as [UInt8], rows, number * 100])
    }

    func supplier(_ code: String) throws {
        try add("supplier", named: "supplier, name_kk, name_ru, name_en", [code, code, code, code])
    }

    func service(_ code: String, of supplier: String, unit: Service.Unit = .kilowattHours, position: Int) throws {
        try add(
            "service", named: "service, supplier, kind, unit, position, name_kk, name_ru, name_en",
            [code, supplier, code, unit.rawValue, position, code, code, code])
    }

    func office(_ code: String, of supplier: String = "ENERGO", kind: Office.Kind, position: Int) throws {
        try add(
            "office", named: "office, supplier, kind, position, name_kk, name_ru, name_en",
            [code, supplier, kind.rawValue, position, code, code, code])
    }

    func plan(_ code: String, _ service: String = "electricity", method: Plan.Method = .flat) throws {
        try add(
            "plan", named: "plan, service, method, proration, name_kk, name_ru, name_en",
            [code, service, method.rawValue, "always", code, code, code])
    }

    func price(_ plan: String, _ step: TariffStep = .all, from day: Day, _ price: Int) throws {
        try add(
            "price", named: "plan, step, valid_from, price, vat_percent, confirmed",
            [plan, step.rawValue, day, price * 1_000_000, 12, "yes"])
    }

    func billBack(_ section: String, from first: Day, until last: Day? = nil, position: Int, _ text: String) throws {
        try add(
            "bill_back",
            named: """
                section, valid_from, valid_until, position, head_kk, head_ru, head_en, text_kk, text_ru, text_en
                """,
            [section, first, last, position, section, section, section, text, text, text])
    }

    // MARK: Accounts

    func account(_ number: String, residents: Int = 1, plan: String? = nil) throws {
        try add(
            "account", named: "account, payer, address, residents, stove, benefit, plan",
            [number, "Payer of \(number)", "Address of \(number)", residents, "gas", "none", plan])
    }

    func household(_ account: String, from day: Day, residents: Int, plan: String? = nil) throws {
        try add(
            "household", named: "account, valid_from, residents, stove, benefit, plan",
            [account, day, residents, "gas", "none", plan])
    }

    func meter(
        _ account: String, _ number: String, _ service: String = "electricity", registers: Meter.Registers = .total,
        installed: Day? = nil, removed: Day? = nil
    ) throws {
        try add(
            "meter", named: "account, service, meter, registers, digits, ratio, installed_on, removed_on",
            [account, service, number, registers.rawValue, 5, 1_000_000, installed, removed])
    }

    func reading(
        _ account: String, _ meter: String, _ day: Day, _ value: Int, _ register: Register = .total,
        _ origin: Reading.Origin = .company
    ) throws {
        try add(
            "reading", named: "account, service, meter, register, day, origin, value",
            [account, "electricity", meter, register.rawValue, day, origin.rawValue, value * 1_000_000])
    }

    // MARK: The ledger

    func balance(
        _ account: String, _ service: String, _ month: Month, opening: Int = 0, charged: Int = 0, adjusted: Int = 0,
        paid: Int = 0
    ) throws {
        try add(
            "balance", named: "account, service, month, opening, charged, adjusted, paid, closing",
            [account, service, month, opening, charged, adjusted, paid, opening + charged + adjusted - paid])
    }

    func adjustment(_ account: String, _ service: String, _ month: Month, _ number: Int, _ amount: Int) throws {
        let reason = "reason \(number)"
        try add(
            "adjustment", named: "account, service, month, number, amount, reason_kk, reason_ru, reason_en",
            [account, service, month, number, amount, reason, reason, reason])
    }

    func payment(
        _ account: String, _ number: String, on day: Day, _ amount: Int, splits: KeyValuePairs<String, Int> = [:]
    ) throws {
        try add(
            "payment", named: "account, payment, day, month, amount, bank",
            [account, number, day, day.month, amount, "Bank"])
        for (service, amount) in splits {
            try add(
                "payment_split", named: "account, payment, service, amount", [account, number, service, amount])
        }
    }

    /// - Parameter issued: the 6th of the month after, unless given; it is due on the 25th.
    func bill(_ account: String, _ month: Month, issued: Day? = nil) throws {
        let next = (month + 1).firstDay
        try add(
            "bill", named: "account, month, issued, due", [account, month, issued ?? next + 5, next + 24])
    }

    func line(
        _ account: String, _ month: Month, _ service: String, _ step: TariffStep = .all, quantity: Int, price: Int,
        _ method: BillLine.Method = .meter, days: ClosedRange<Day>? = nil
    ) throws {
        try add(
            "bill_line",
            named: "account, month, service, step, method, quantity, price, charged, charged_from, charged_until",
            [
                account, month, service, step.rawValue, method.rawValue, quantity * 1_000_000, price * 1_000_000,
                quantity * price * 100, days?.lowerBound.number ?? 0, days?.upperBound,
            ])
    }
}
