import Domain
import Words

/// The wording of the public calculator.
struct PublicCalculatorWords {
    let words: CalculatorWords
    let plan: Plan

    var texts: Texts.PublicCalculator { words.texts.publicCalculator }
    private var unit: String { words.sheet[words.service.unit] }

    var byQuantity: String { texts.byQuantity(unit) }

    func used(_ register: Register) -> String {
        words.sheet[register].map { texts.registerUsed((register: $0, unit: unit)) } ?? texts.used(unit)
    }

    func previous(_ register: Register) -> String {
        words.sheet[register].map { texts.previousRegister($0) } ?? texts.previous
    }

    func current(_ register: Register) -> String {
        words.sheet[register].map { texts.currentRegister($0) } ?? texts.current
    }

    func words(for problem: TypedConsumption.Problem) -> String {
        switch problem {
        case .noResidents: texts.noResidents
        case .notAlone: texts.notAlone
        case .tooManyResidents(let most): texts.tooManyResidents("\(most)")
        case .noQuantity: texts.noQuantity
        case .noPrevious: texts.noPrevious
        case .noCurrent: texts.noCurrent
        case .twoMeanings(_, let whole, let fraction): words.twoMeanings(whole, fraction)
        case .tooMuch: texts.tooMuch
        case .below: texts.below
        case .noMonth: texts.noMonth
        case .noFrom: texts.noFrom
        case .noUntil: texts.noUntil
        case .upsideDown: texts.upsideDown
        case .tooLong: texts.tooLong
        case .inFuture(let last): texts.inFuture(last.numeric)
        case .notOffered: texts.notOffered(plan.name[words.language])
        }
    }

    /// The source of the consumption: typed, or the difference of two readings.
    func steps(_ typed: TypedConsumption, _ worked: WorkedOut) -> [String] {
        plan.registers.compactMap { register in
            worked.consumption.used[register].map { used in
                typed.isByReadings ? difference(typed, register, used) : quantity(register, used)
            }
        }
    }

    private func quantity(_ register: Register, _ used: Fraction) -> String {
        guard let name = words.sheet[register] else { return texts.howUsed(words.whole(used)) }
        return texts.howRegister((register: name, used: words.whole(used)))
    }

    private func difference(_ typed: TypedConsumption, _ register: Register, _ used: Fraction) -> String {
        let readings = [typed.current[register], typed.previous[register]].map { text in
            (try? ExactDecimal(typed: text ?? "", in: words.language))?.formatted(in: words.language) ?? ""
        }
        return words.used(register, current: readings[0], previous: readings[1], words.whole(used))
    }
}
