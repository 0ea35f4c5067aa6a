/// What is different from the bill of the month before, for one service.
package struct BillChange: Hashable, Sendable {
    package let service: Service
    /// By how much more (or, below zero, less) the month came to, adjustments included.
    package let difference: Money
    package let causes: [Cause]

    package enum Cause: Hashable, Sendable {
        /// It was not on the bill before.
        case began
        /// It is no longer charged.
        case ended
        case price(BillLine.Step, before: ExactDecimal, now: ExactDecimal)
        case quantity(before: ExactDecimal, now: ExactDecimal)
        /// How the quantity came about: by the meter before, by the norm now.
        case method(before: BillLine.Method, now: BillLine.Method)
        /// Of this bill.
        case adjusted(Money)
        /// The bill before had it, this one does not.
        case noLongerAdjusted(Money)
    }

    package init(service: Service, difference: Money, causes: [Cause]) {
        (self.service, self.difference, self.causes) = (service, difference, causes)
    }
}

extension Bill {
    /// What changed since the bill before, in the order of the services. A service that stayed as it was is left out.
    package func changes(since before: [BilledService]) -> [BillChange] {
        services.compactMap { now in
            let earlier = before.first { $0.service.code == now.service.code }
            let causes = earlier.map { differences(from: $0, to: now) } ?? (now.lines.isEmpty ? [] : [.began])
            let difference = now.ofTheMonth - (earlier?.ofTheMonth ?? .zero)
            guard !causes.isEmpty || difference != .zero else { return nil }
            return BillChange(service: now.service, difference: difference, causes: causes)
        }
    }

    private func differences(from before: BilledService, to now: BilledService) -> [BillChange.Cause] {
        var causes: [BillChange.Cause] = []
        switch (before.quantity, now.quantity) {
        case (nil, .some): causes.append(.began)
        case (.some, nil): causes.append(.ended)
        case (let old?, let new?) where old != new: causes.append(.quantity(before: old, now: new))
        default: break
        }
        for line in now.lines {
            guard let old = before.lines.first(where: { $0.step == line.step }), old.price != line.price else {
                continue
            }
            causes.append(.price(line.step, before: old.price, now: line.price))
        }
        if let old = before.method, let new = now.method, old != new { causes.append(.method(before: old, now: new)) }
        if now.balance.adjusted != .zero {
            causes.append(.adjusted(now.balance.adjusted))
        } else if before.balance.adjusted != .zero {
            causes.append(.noLongerAdjusted(before.balance.adjusted))
        }
        return causes
    }
}

extension BilledService {
    fileprivate var ofTheMonth: Money { balance.charged + balance.adjusted }
}
