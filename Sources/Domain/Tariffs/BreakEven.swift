/// Which of two plans is cheaper, for every consumption of the same days and household.
package struct BreakEven: Hashable, Sendable {
    /// From zero on, without gaps; the last has no end.
    package let stretches: [Stretch]

    package struct Stretch: Hashable, Sendable {
        package let from: Fraction
        package let until: Fraction?
        package let cheaper: Cheaper
    }

    package enum Cheaper: Hashable, Sendable {
        case this, other
        /// Both cost the same.
        case neither
    }
}

extension Plan {
    /// Compares this plan with another, exactly: both costs are piecewise linear, so they are equal at a bend or at an
    /// intersection of two segments. Consumptions above the largest that is charged are not compared.
    ///
    /// - Parameter consumption: for its days and households; its quantity is not used.
    /// - Throws: `CalculationError` if one of the two cannot be calculated from a total alone.
    package func breakEven(with other: Plan, inDaysOf consumption: Consumption) throws(CalculationError)
        -> BreakEven
    {
        let (own, others) = (try costs(inDaysOf: consumption), try other.costs(inDaysOf: consumption))
        let starts = Set((own.bends + others.bends).map(\.from)).sorted()
        var signs: [(from: Fraction, sign: BreakEven.Cheaper)] = []
        // The cost of this plan minus the other's at `start`.
        var difference = Fraction.zero
        for (index, start) in starts.enumerated() where start < Terms.largest {
            let slope = own.price(above: start) - others.price(above: start)
            let end = index + 1 < starts.count ? starts[index + 1] : nil
            signs.append((start, .cheaper(when: difference == .zero ? slope : difference)))
            if difference != .zero, slope != .zero {
                let meeting = start - difference / slope
                guard meeting.isExact else { throw .tooMuch }
                if meeting > start, meeting < min(end ?? Terms.largest, Terms.largest) {
                    signs.append((meeting, .cheaper(when: slope)))
                }
            }
            if let end { difference = difference + slope * (end - start) }
            guard difference.isExact, slope.isExact else { throw .tooMuch }
        }
        return BreakEven(signs)
    }
}

extension BreakEven {
    /// Joins adjacent intervals with the same result.
    fileprivate init(_ signs: [(from: Fraction, sign: Cheaper)]) {
        let changes = signs.indices.filter { $0 == 0 || signs[$0].sign != signs[$0 - 1].sign }
        stretches = changes.enumerated().map { place, index in
            let until = place + 1 < changes.count ? signs[changes[place + 1]].from : nil
            return Stretch(from: signs[index].from, until: until, cheaper: signs[index].sign)
        }
    }
}

extension BreakEven.Cheaper {
    fileprivate static func cheaper(when difference: Fraction) -> Self {
        difference < .zero ? .this : difference > .zero ? .other : .neither
    }
}
