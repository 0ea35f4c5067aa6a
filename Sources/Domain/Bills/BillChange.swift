/// The changes from the previous month's bill, for one service.
package struct BillChange: Hashable, Sendable {
    package let service: Service
    /// The increase (negative: decrease) of the month's sum, adjustments included.
    package let difference: Money
    /// Their parts add up to the difference.
    package let causes: [Cause]

    package struct Cause: Hashable, Sendable {
        package let kind: Kind
        /// Its part of the difference; zero if it is included in another cause.
        package let part: Money

        package init(_ kind: Kind, _ part: Money) {
            (self.kind, self.part) = (kind, part)
        }
    }

    package enum Kind: Hashable, Sendable {
        /// It was not on the previous bill.
        case began
        /// It is no longer charged.
        case ended
        case quantity(before: ExactDecimal, now: ExactDecimal)
        /// The number of days between the readings: the levels are wider in more days.
        case days(before: Int, now: Int)
        case residents(before: Int, now: Int)
        /// The household's norms: by stove and benefit.
        case category
        case prices([PriceChange])
        case norms
        case plan(before: Words, now: Words)
        /// Charged by other steps: by levels now, at one price before.
        case steps(before: [TariffStep], now: [TariffStep])
        /// How the quantity was determined: by the meter before, by the norm now.
        case method(before: BillLine.Method, now: BillLine.Method)
        /// Something else than what was used.
        case otherCharge(OtherCharge.Kind, before: Money, now: Money)
        /// Of this bill.
        case adjusted(Money)
        /// Of the previous bill.
        case adjustedBefore(Money)
        /// The rest, which none of the others explains.
        case other
    }

    package struct PriceChange: Hashable, Sendable {
        package let step: TariffStep
        package let before: ExactDecimal
        package let now: ExactDecimal

        package init(step: TariffStep, before: ExactDecimal, now: ExactDecimal) {
            (self.step, self.before, self.now) = (step, before, now)
        }
    }

    /// - Precondition: the parts of the causes add up to the difference.
    package init(service: Service, difference: Money, causes: [Cause]) {
        precondition(causes.map(\.part).sum() == difference)
        (self.service, self.difference, self.causes) = (service, difference, causes)
    }
}

extension BillChange.PriceChange {
    /// A step may have had several prices in a month: the first that is gone, and the last that is new. Nil if the
    /// prices are the same.
    fileprivate init?(of step: TariffStep, from before: [BillLine], to now: [BillLine]) {
        let (old, new) = (before.map(\.price), now.map(\.price))
        guard let lastOld = old.last, let lastNew = new.last, Set(old) != Set(new) else { return nil }
        self.init(
            step: step, before: old.first { !new.contains($0) } ?? lastOld,
            now: new.last { !old.contains($0) } ?? lastNew)
    }
}

extension BilledService {
    fileprivate func lines(of step: TariffStep) -> [BillLine] { lines.filter { $0.step == step } }

    fileprivate func sum(of kind: OtherCharge.Kind) -> Money {
        others.filter { $0.kind == kind }.map(\.charged).sum()
    }
}

extension Bill {
    /// The changes since the previous bill: their differences add up to the difference of the two months. An unchanged
    /// service is left out; removed ones come last.
    ///
    /// - Parameters:
    ///   - before: the services of the previous bill.
    ///   - checks: of the bill's charges, as `checks` gives them.
    package func changes(
        since before: [BilledService], households: HouseholdHistory, _ tariffs: TariffBook,
        checks: [ServiceCode: ChargeCheck]
    ) -> [BillChange] {
        let gone = before.filter { earlier in !services.contains { $0.service.code == earlier.service.code } }
        let pairs =
            services.map { now in (before.first { $0.service.code == now.service.code }, Optional(now)) }
            + gone.map { ($0, nil) }
        return pairs.compactMap { before, now in
            ServiceChange(before: before, now: now).change { before, now in
                guard let now = checks[now.service.code]?.explaining(now.chargedForUse),
                    let earlier = before.grounds(households).check(tariffs).explaining(before.chargedForUse)
                else { return nil }
                return Attribution(from: earlier, to: now).causes()
            }
        }
    }
}

/// A service in two bills, or in one of them.
private struct ServiceChange {
    let before: BilledService?
    let now: BilledService?

    /// - Parameter attribute: divides the difference of two charges by the tariff; nil if that is not possible.
    func change(_ attribute: (BilledService, BilledService) -> [BillChange.Cause]?) -> BillChange? {
        guard let service = (now ?? before)?.service else { return nil }
        var causes: [BillChange.Cause] = []
        let (earlier, later) = (before?.chargedForUse ?? .zero, now?.chargedForUse ?? .zero)
        switch (before?.isCharged ?? false, now?.isCharged ?? false) {
        case (false, true): causes.append(.init(.began, later))
        case (true, false): causes.append(.init(.ended, -earlier))
        case (true, true):
            if let before, let now { causes += attribute(before, now) ?? byLines(before, now) }
        case (false, false): break
        }
        let rest = later - earlier - causes.map(\.part).sum()
        if rest != .zero { causes.append(.init(.other, rest)) }
        if let before, let now { causes += method(before, now) }
        causes += others + adjustments
        let difference = causes.map(\.part).sum()
        return causes.isEmpty ? nil : BillChange(service: service, difference: difference, causes: causes)
    }

    private var others: [BillChange.Cause] {
        OtherCharge.Kind.allCases.compactMap { kind in
            let (earlier, later) = (before?.sum(of: kind) ?? .zero, now?.sum(of: kind) ?? .zero)
            let change = BillChange.Kind.otherCharge(kind, before: earlier, now: later)
            return earlier == later ? nil : .init(change, later - earlier)
        }
    }

    private var adjustments: [BillChange.Cause] {
        let (earlier, later) = (before?.balance.adjusted ?? .zero, now?.balance.adjusted ?? .zero)
        var causes: [BillChange.Cause] = []
        if earlier != later, earlier != .zero { causes.append(.init(.adjustedBefore(earlier), -earlier)) }
        if later != .zero { causes.append(.init(.adjusted(later), earlier == later ? .zero : later)) }
        return causes
    }

    private func method(_ before: BilledService, _ now: BilledService) -> [BillChange.Cause] {
        guard before.methods != now.methods, let old = before.methods.first, let new = now.methods.first else {
            return []
        }
        return [.init(.method(before: old, now: new), .zero)]
    }

    /// By the bills' own lines: the additional quantity of a step at the old price, and the effect of the new price.
    private func byLines(_ before: BilledService, _ now: BilledService) -> [BillChange.Cause] {
        guard before.lines != now.lines, let old = before.quantity, let new = now.quantity else { return [] }
        let steps = (before: before.steps, now: now.steps)
        guard !Set(steps.before).isDisjoint(with: steps.now) else {
            let kind = BillChange.Kind.steps(before: steps.before, now: steps.now)
            let quantity = old == new ? [] : [BillChange.Cause(.quantity(before: old, now: new), .zero)]
            return [.init(kind, now.chargedForUse - before.chargedForUse)] + quantity
        }
        var (byQuantity, prices) = (Money.zero, [BillChange.PriceChange]())
        for step in TariffStep.allCases {
            let (earlier, later) = (before.lines(of: step), now.lines(of: step))
            guard let price = earlier.last?.price ?? later.last?.price else { continue }
            let (used, wasUsed) = (later.map(\.quantity).sum(), earlier.map(\.quantity).sum())
            byQuantity += used.charge(at: price) - wasUsed.charge(at: price)
            if let change = BillChange.PriceChange(of: step, from: earlier, to: later) { prices.append(change) }
        }
        // Differences from rounding line by line go to the last cause.
        let difference = now.chargedForUse - before.chargedForUse
        guard !prices.isEmpty else { return old == new ? [] : [.init(.quantity(before: old, now: new), difference)] }
        let quantity = BillChange.Cause(.quantity(before: old, now: new), byQuantity)
        return (old != new || byQuantity != .zero ? [quantity] : [])
            + [.init(.prices(prices), difference - byQuantity)]
    }
}
