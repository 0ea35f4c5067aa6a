/// What is wrong with a line of a bill.
package enum LineDifference: Hashable, Sendable {
    /// Its quantity × its price is another sum.
    case product(BillLine, Money)
    /// The tariff has other prices on those days.
    case price(TariffStep, billed: ExactDecimal, inForce: [ExactDecimal])
    /// The readings, the residents or the area give another quantity.
    case quantity(TariffStep, billed: ExactDecimal, right: ExactDecimal)
    case sum(TariffStep, billed: Money, right: Money)
    /// A reading was estimated, and not by the average day of the period before.
    case estimate(ReadingInterval, billed: ExactDecimal, right: ExactDecimal)
    /// It counts the month before once more, since that day, though it has a charge of its own.
    case twoMonths(billed: ExactDecimal, since: Day)
    /// Nothing is to be charged by that step.
    case surplus(TariffStep)
    /// The bill has no line of that step.
    case missing(TariffStep, ExactDecimal)
}

/// Compares the lines of a bill with the explanation of its charge; or, where no meter explains it, with the tariffs in
/// force and the household.
enum LineCheck {
    /// Lines whose own figures contradict each other.
    static func products(_ lines: [BillLine]) -> [LineDifference] {
        lines.compactMap { line in
            let exact = Fraction(line.quantity) * Fraction(line.price)
            let difference = exact - Fraction(Int128(line.charged.tiyn), over: 100)
            // What a line adds to a rounded sum differs from its own product by less than a tiyn.
            let rounding = Fraction(1, over: 100) + (line.isQuantityRounded ? line.price.ofRounding : .zero)
            return difference.magnitude < rounding ? nil : .product(line, line.quantity.charge(at: line.price))
        }
    }

    /// By step and price: a bill may add up the parts of a period.
    static func against(_ calculation: Calculation, _ lines: [BillLine]) -> [LineDifference] {
        guard !lines.isEmpty else { return [] }
        let (billed, right) = (LineSums(lines), LineSums(calculation.lines))
        let differences = billed.entries.compactMap { key, entry -> LineDifference? in
            guard let expected = right[key] else {
                let prices = right.prices(of: key.step)
                return prices.isEmpty
                    ? .surplus(key.step) : .price(key.step, billed: key.price, inForce: prices)
            }
            let shown = Fraction(1, over: 200) * Fraction(Int128(entry.count))
            guard (entry.quantity - expected.quantity).magnitude <= shown else {
                return .quantity(
                    key.step, billed: entry.quantity.rounded(places: 6), right: expected.quantity.rounded(places: 2))
            }
            let isSame = abs(entry.sum.tiyn - expected.sum.tiyn) <= Int64(max(entry.count, expected.count))
            return isSame ? nil : .sum(key.step, billed: entry.sum, right: expected.sum)
        }
        let missing = right.entries.filter { key, _ in billed.prices(of: key.step).isEmpty }
        return differences + missing.map { .missing($0.step, $1.quantity.rounded(places: 2)) }
    }

    /// - Throws: `ChargeCheck.Obstacle` if nothing is wrong as far as it can be checked, and something cannot.
    static func alone(
        _ grounds: ChargeGrounds, _ tariffs: TariffBook
    ) throws(ChargeCheck.Obstacle) -> [LineDifference] {
        guard !grounds.lines.isEmpty else { throw .noLines }
        var differences = products(grounds.lines)
        var obstacle: ChargeCheck.Obstacle?
        for line in grounds.lines where line.quantity != .zero || line.charged != .zero {
            do throws(ChargeCheck.Obstacle) {
                let rule = LineRule(grounds: grounds, line: line)
                if let difference = try rule.difference(among: tariffs.plans(of: grounds.service)) {
                    differences.append(difference)
                }
            } catch {
                obstacle = obstacle ?? error
            }
        }
        if differences.isEmpty, let obstacle { throw obstacle }
        return differences
    }
}

/// Quantities and sums by step and price, without those of nothing.
private struct LineSums {
    struct Key: Hashable {
        let step: TariffStep
        let price: ExactDecimal
    }

    struct Entry {
        var quantity = Fraction.zero
        var sum = Money.zero
        var count = 0
    }

    /// In the order of the lines.
    private(set) var entries: [(key: Key, entry: Entry)] = []

    init(_ lines: [BillLine]) {
        for line in lines { add(Key(step: line.step, price: line.price), Fraction(line.quantity), line.charged) }
    }

    init(_ lines: [Calculation.Line]) {
        for line in lines { add(Key(step: line.step, price: line.price.price), line.quantity, line.sum) }
    }

    subscript(key: Key) -> Entry? { entries.first { $0.key == key }?.entry }

    func prices(of step: TariffStep) -> [ExactDecimal] {
        entries.filter { $0.key.step == step }.map(\.key.price)
    }

    private mutating func add(_ key: Key, _ quantity: Fraction, _ sum: Money) {
        guard quantity != .zero || sum != .zero else { return }
        let place = entries.firstIndex { $0.key == key }
        if place == nil { entries.append((key, Entry())) }
        let index = place ?? entries.count - 1
        entries[index].entry.quantity = entries[index].entry.quantity + quantity
        entries[index].entry.sum += sum
        entries[index].entry.count += 1
    }
}

extension BillLine {
    /// Written with two places or more, it may stand for a quantity with further ones.
    fileprivate var isQuantityRounded: Bool { quantity.millionths % 100_000 != 0 }
}

extension ExactDecimal {
    /// The most by which a quantity rounded to two places changes the sum at this price.
    fileprivate var ofRounding: Fraction { Fraction(self) * Fraction(1, over: 200) }
}
