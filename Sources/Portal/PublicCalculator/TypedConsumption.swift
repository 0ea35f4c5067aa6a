import Domain

/// The input of the public calculator, before it is checked.
struct TypedConsumption: Hashable, Sendable {
    var residents = "1"
    /// An electric stove; or no gas, or no central hot water, which count as one.
    var hasElectricStove = false
    var hasBenefit = false
    /// The code of a category, if it is chosen by name.
    var category = ""
    var isByReadings = false
    var used: [Register: String] = [:]
    var previous: [Register: String] = [:]
    var current: [Register: String] = [:]
    var isByDates = false
    /// 1…12.
    var month = ""
    var year = ""
    /// The days of the two readings.
    var from = ""
    var until = ""

    init() {}

    enum Problem: Error, Hashable, Sendable {
        case noResidents
        /// The benefit is only for a resident who lives alone.
        case notAlone
        /// The category has fewer residents at most.
        case tooManyResidents(most: Int)
        case noQuantity(Register)
        case noPrevious(Register)
        case noCurrent(Register)
        /// The number of a field can be read in two ways.
        case twoMeanings(field: String, whole: ExactDecimal, fraction: ExactDecimal)
        case tooMuch(Register)
        /// The current reading is below the previous one. Only a person at the meter could know of a roll-over.
        case below(Register)
        case noMonth
        case noFrom
        case noUntil
        case upsideDown
        case tooLong
        /// After the end of this month: the prices are not known yet.
        case inFuture(last: Day)
        /// Customers could not choose the plan on some of the days.
        case notOffered
    }

    /// - Returns: the consumption, or all problems in the order of the fields.
    func checked(
        for plan: Plan, _ question: CategoryQuestion, today: Day, language: Language
    ) -> Result<Consumption, Problems> {
        let household = household(question)
        let used = used(plan.registers, language)
        let days = days(today: today)
        var problems = household.problems + used.problems + days.problems
        if days.problems.isEmpty, !plan.isOffered(on: days.previous + 1) || !plan.isOffered(on: days.current) {
            problems.append(.notOffered)
        }
        guard problems.isEmpty else { return .failure(Problems(all: problems)) }
        return .success(
            Consumption(
                used.used, after: days.previous, until: days.current,
                households: [days.previous: household.household]))
    }

    struct Problems: Error, Hashable, Sendable {
        let all: [Problem]
    }
}

extension TypedConsumption {
    private func household(_ question: CategoryQuestion) -> (household: Household, problems: [Problem]) {
        let typed = Int(residents.trimmingBlanks())
        let number = typed.flatMap { 1...Consumption.mostResidents ~= $0 ? $0 : nil }
        let category = question.category(of: self)
        // Without any category, only a plan without norms can be calculated.
        let household = Household(residents: number ?? 1, category: category?.code ?? "none", plan: nil)
        guard let number else { return (household, [.noResidents]) }
        guard let most = category?.residentsMax, number > most else { return (household, []) }
        if case .boxes = question { return (household, [.notAlone]) }
        return (household, [.tooManyResidents(most: most)])
    }

    private func used(_ registers: [Register], _ language: Language) -> (
        used: [Register: Fraction], problems: [Problem]
    ) {
        var used: [Register: Fraction] = [:]
        var problems: [Problem] = []
        for register in registers {
            switch isByReadings ? difference(register, language) : quantity(register, language) {
            case .success(let quantity): used[register] = Fraction(quantity)
            case .failure(let wrong): problems += wrong.all
            }
        }
        return (used, problems)
    }

    private func quantity(_ register: Register, _ language: Language) -> Result<ExactDecimal, Problems> {
        number(used[register], register.used, .noQuantity(register), language).flatMap { quantity in
            quantity <= Consumption.most ? .success(quantity) : .failure(.init(.tooMuch(register)))
        }
    }

    private func difference(_ register: Register, _ language: Language) -> Result<ExactDecimal, Problems> {
        let previous = number(previous[register], register.previous, .noPrevious(register), language)
        let current = number(current[register], register.current, .noCurrent(register), language)
        guard case .success(let first) = previous, case .success(let last) = current else {
            return .failure(Problems(all: previous.problems + current.problems))
        }
        guard first <= last else { return .failure(.init(.below(register))) }
        let difference = ExactDecimal(millionths: last.millionths - first.millionths)
        return difference <= Consumption.most ? .success(difference) : .failure(.init(.tooMuch(register)))
    }

    private func number(
        _ text: String?, _ field: String, _ missing: Problem, _ language: Language
    ) -> Result<ExactDecimal, Problems> {
        do throws(TypedNumber.Problem) {
            return .success(try ExactDecimal(typed: text ?? "", in: language))
        } catch {
            switch error {
            case .noNumber: return .failure(.init(missing))
            case .twoMeanings(let whole, let fraction):
                return .failure(.init(.twoMeanings(field: field, whole: whole, fraction: fraction)))
            }
        }
    }

    private typealias Days = (previous: Day, current: Day, problems: [Problem])

    private func days(today: Day) -> Days {
        let last = today.month.lastDay
        let days = isByDates ? dates(today) : wholeMonth(today)
        guard days.problems.isEmpty, days.current > last else { return days }
        return (days.previous, days.current, [.inFuture(last: last)])
    }

    private func wholeMonth(_ today: Day) -> Days {
        guard let month = Int(month), 1...12 ~= month, let year = Int(year), 1900...2199 ~= year else {
            return (today, today, [.noMonth])
        }
        let whole = Month(year: year, month: month)
        return (whole.firstDay - 1, whole.lastDay, [])
    }

    private func dates(_ today: Day) -> Days {
        let (from, until) = (Day(typed: from), Day(typed: until))
        guard let from, let until else {
            let missing = [from == nil ? Problem.noFrom : nil, until == nil ? .noUntil : nil]
            return (today, today, missing.compactMap(\.self))
        }
        guard from < until else { return (from, until, [.upsideDown]) }
        return (from, until, until - from > Consumption.mostDays ? [.tooLong] : [])
    }
}

extension TypedConsumption.Problems {
    fileprivate init(_ problem: TypedConsumption.Problem) {
        self.init(all: [problem])
    }
}

extension Result where Failure == TypedConsumption.Problems {
    fileprivate var problems: [TypedConsumption.Problem] {
        if case .failure(let problems) = self { problems.all } else { [] }
    }
}
