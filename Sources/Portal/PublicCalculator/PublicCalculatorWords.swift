import Domain

/// The words of the calculator that is open to everybody.
struct PublicCalculatorWords {
    let words: CalculatorWords
    let plan: Plan

    var texts: Texts.PublicCalculator { words.setting.texts.publicCalculator }
    private var unit: String { words.sheet[words.service.unit] }

    var byQuantity: String { texts.byQuantity(["unit": unit]) }

    func used(_ register: Register) -> String {
        words.sheet[register].map { texts.registerUsed(["register": $0, "unit": unit]) } ?? texts.used(["unit": unit])
    }

    func previous(_ register: Register) -> String {
        words.sheet[register].map { texts.previousRegister(["register": $0]) } ?? texts.previous
    }

    func current(_ register: Register) -> String {
        words.sheet[register].map { texts.currentRegister(["register": $0]) } ?? texts.current
    }

    func words(for problem: TypedConsumption.Problem) -> String {
        switch problem {
        case .noResidents: texts.noResidents
        case .notAlone: texts.notAlone
        case .noQuantity: texts.noQuantity
        case .noPrevious: texts.noPrevious
        case .noCurrent: texts.noCurrent
        case .tooMuch: texts.tooMuch
        case .below: texts.below
        case .noMonth: texts.noMonth
        case .noFrom: texts.noFrom
        case .noUntil: texts.noUntil
        case .upsideDown: texts.upsideDown
        case .tooLong: texts.tooLong
        case .inFuture(let last): texts.inFuture(["day": last.numeric])
        case .notOffered: texts.notOffered(["plan": plan.name[words.language]])
        }
    }

    /// How the consumption came about: as it was typed, or as the difference of two readings.
    func steps(_ typed: TypedConsumption, _ worked: WorkedOut) -> [String] {
        plan.registers.compactMap { register in
            worked.consumption.used[register].map { used in
                typed.isByReadings ? difference(typed, register, used) : quantity(register, used)
            }
        }
    }

    private func quantity(_ register: Register, _ used: Fraction) -> String {
        let name = words.sheet[register]
        let values: KeyValuePairs = ["used": words.whole(used), "register": name ?? ""]
        return name == nil ? texts.howUsed(values) : texts.howRegister(values)
    }

    private func difference(_ typed: TypedConsumption, _ register: Register, _ used: Fraction) -> String {
        let readings = [typed.current[register], typed.previous[register]].map { text in
            ExactDecimal(typed: text ?? "")?.formatted(in: words.language) ?? ""
        }
        let name = words.sheet[register]
        let values: KeyValuePairs = [
            "current": readings[0], "previous": readings[1], "used": words.whole(used), "register": name ?? "",
        ]
        return name == nil ? words.texts.howUsed(values) : words.texts.howRegister(values)
    }
}
