/// The tax inside the charges of a bill, adjustments left out.
package struct BilledTax: Hashable, Sendable {
    /// Of the services whose rates are known, the lowest rate first; none without tax.
    package let byRate: [Part]
    /// The charged services whose rate is not known.
    package let unknown: [Service]

    package struct Part: Hashable, Sendable {
        package let percent: Int
        package let sum: Money

        package init(percent: Int, sum: Money) {
            (self.percent, self.sum) = (percent, sum)
        }
    }

    package init(_ services: [BilledService], in month: Month, _ tariffs: TariffBook) {
        var charged: [Int: Money] = [:]
        var unknown: [Service] = []
        for service in services where service.balance.charged != .zero {
            guard let parts = service.chargedByVAT(in: month, tariffs) else {
                unknown.append(service.service)
                continue
            }
            for (percent, sum) in parts { charged[percent, default: .zero] += sum }
        }
        byRate = charged.filter { $0.key > 0 }.sorted { $0.key < $1.key }.map { percent, sum in
            Part(percent: percent, sum: sum.taxInside(percent: percent))
        }
        self.unknown = unknown
    }
}

extension BilledService {
    /// Nil unless the rate of every line and other charge is known.
    fileprivate func chargedByVAT(in month: Month, _ tariffs: TariffBook) -> [(percent: Int, sum: Money)]? {
        guard !lines.isEmpty || !others.isEmpty else { return nil }
        var parts: [(percent: Int, sum: Money)] = []
        for line in lines {
            let days = line.days ?? month.firstDay...month.lastDay
            let percent = line.vatPercent ?? tariffs.vatPercent(of: line, service.code, in: days)
            guard let percent else { return nil }
            parts.append((percent, line.charged))
        }
        for other in others {
            guard let percent = other.vatPercent else { return nil }
            parts.append((percent, other.charged))
        }
        return parts
    }
}

extension TariffBook {
    /// The rate of the prices by which a line may have been charged; nil if there is none, or if their rates differ.
    fileprivate func vatPercent(of line: BillLine, _ service: ServiceCode, in days: ClosedRange<Day>) -> Int? {
        var found: Int?
        for plan in plans(of: service) {
            for price in plan.prices where price.step == line.step && price.price == line.price {
                guard plan.isInForce(price, in: days) else { continue }
                guard found == nil || found == price.vatPercent else { return nil }
                found = price.vatPercent
            }
        }
        return found
    }
}

extension Plan {
    /// Whether no later price replaced it before the first of the days.
    fileprivate func isInForce(_ price: Price, in days: ClosedRange<Day>) -> Bool {
        price.validFrom <= days.upperBound
            && !prices.contains {
                $0.step == price.step && $0.validFrom > price.validFrom && $0.validFrom <= days.lowerBound
            }
    }
}
