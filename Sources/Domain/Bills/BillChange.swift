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
        /// Of the bill before.
        case adjustedBefore(Money)
        /// Charged by other steps: by levels now, at one price before.
        case steps(before: [BillLine.Step], now: [BillLine.Step])
    }

    package init(service: Service, difference: Money, causes: [Cause]) {
        (self.service, self.difference, self.causes) = (service, difference, causes)
    }
}

extension Bill {
    /// What changed since the bill before: its differences add up to that of the two months. A service that stayed as it was is
    /// left out; those that are gone come last.
    package func changes(since before: [BilledService]) -> [BillChange] {
        let here = services.compactMap { now in
            change(from: before.first { $0.service.code == now.service.code }, to: now, now.service)
        }
        let gone = before.filter { earlier in !services.contains { $0.service.code == earlier.service.code } }
        return here + gone.compactMap { change(from: $0, to: nil, $0.service) }
    }

    private func change(from before: BilledService?, to now: BilledService?, _ service: Service) -> BillChange? {
        let difference = (now?.ofTheMonth ?? .zero) - (before?.ofTheMonth ?? .zero)
        let causes = causes(from: before, to: now)
        guard !causes.isEmpty || difference != .zero else { return nil }
        return BillChange(service: service, difference: difference, causes: causes)
    }

    private func causes(from before: BilledService?, to now: BilledService?) -> [BillChange.Cause] {
        var causes: [BillChange.Cause] = []
        switch (before?.isCharged ?? false, now?.isCharged ?? false) {
        case (false, true): causes.append(.began)
        case (true, false): causes.append(.ended)
        case (true, true): if let before, let now { causes += differences(from: before, to: now) }
        case (false, false): break
        }
        let (earlier, later) = (before?.balance.adjusted ?? .zero, now?.balance.adjusted ?? .zero)
        if earlier != later, earlier != .zero { causes.append(.adjustedBefore(earlier)) }
        if later != .zero { causes.append(.adjusted(later)) }
        return causes
    }

    private func differences(from before: BilledService, to now: BilledService) -> [BillChange.Cause] {
        var causes: [BillChange.Cause] = []
        if let old = before.quantity, let new = now.quantity, old != new {
            causes.append(.quantity(before: old, now: new))
        }
        let steps = (before: before.lines.map(\.step), now: now.lines.map(\.step))
        if !steps.before.isEmpty, !steps.now.isEmpty, Set(steps.before).isDisjoint(with: steps.now) {
            causes.append(.steps(before: steps.before, now: steps.now))
        }
        for line in now.lines {
            guard let old = before.lines.first(where: { $0.step == line.step }), old.price != line.price else {
                continue
            }
            causes.append(.price(line.step, before: old.price, now: line.price))
        }
        if before.methods != now.methods, let old = before.methods.first, let new = now.methods.first {
            causes.append(.method(before: old, now: new))
        }
        return causes
    }
}

extension BilledService {
    fileprivate var isCharged: Bool { !lines.isEmpty || balance.charged != .zero }
    fileprivate var ofTheMonth: Money { balance.charged + balance.adjusted }
}
