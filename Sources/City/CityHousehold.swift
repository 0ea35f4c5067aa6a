import Domain

/// A made-up household: its people and address, its services, how it pays.
struct CityHousehold {
    let number: Int
    let payer: String
    let address: String
    let households: HouseholdHistory
    /// The household in the last month.
    let now: Household
    let stove: Stove
    /// Square metres, in tenths.
    let area: Int
    let office: Int
    /// Except electricity.
    let supplies: [CityCatalogue.Supply]
    let habit: Habit

    enum Habit {
        case punctual, late, debtor, generous
    }

    /// Whether its billing system says on which readings a bill rests.
    var namesReadings: Bool { number % 10 == 0 }
    /// Whether it has a plan for each service.
    var hasServicePlans: Bool { number % 10 == 1 }

    var accountText: String { CityHousehold.accountText(number) }

    static func accountText(_ number: Int) -> String { "\(1_000_000 + number)" }

    init(_ number: Int, _ months: CityMonths, _ random: inout SeededRandom) {
        self.number = number
        payer = "\(random.one(of: Self.surnames)) \(random.one(of: Self.initials)). \(random.one(of: Self.initials))."
        let (house, flat) = (number / 60 % 180 + 1, number % 60 + 1)
        address = "Үлгі қ., \(Self.streets[number / 10_800 % Self.streets.count]) көшесі \(house), \(flat)-пәтер"
        area = random.between(280...1_100)
        office = random.between(1...8)

        let residents = [1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 5, 5, 6, 7][random.below(18)]
        let stove: Stove = random.isPercent(60) ? .gas : random.isPercent(75) ? .electric : .none
        self.stove = stove
        let hasBenefit = residents == 1 && random.isPercent(20)
        let plan = random.isPercent(97) ? CityCatalogue.levels.code : CityCatalogue.flat.code
        let household = Household(residents: residents, category: stove.category(hasBenefit: hasBenefit), plan: plan)
        var changes = [HouseholdHistory.Change(from: CityCatalogue.began, household)]
        if random.isPercent(8), residents > 1 {
            let changed = months.entries[random.below(months.entries.count)].month.firstDay
            let fewer = Household(
                residents: residents - 1, category: stove.category(hasBenefit: false), plan: plan)
            changes.append(.init(from: changed, fewer))
        }
        households = HouseholdHistory(changes)
        now = changes[changes.count - 1].household

        var rolls = random
        supplies = CityCatalogue.others.filter { supply in
            switch supply.code.description {
            case "cold-water", "sewerage", "waste", "cleaning": true
            case "hot-water": rolls.isPercent(60)
            case "gas": stove == .gas
            case "heating": rolls.isPercent(70)
            case "tv": rolls.isPercent(25)
            default: rolls.isPercent(45)
            }
        }
        random = rolls
        let roll = random.below(100)
        habit = roll < 75 ? .punctual : roll < 90 ? .late : roll < 95 ? .debtor : .generous
    }

    func household(in month: Month) -> Household {
        households.known(on: month.lastDay) ?? households.changes[0].household
    }

    private static let surnames = [
        "Абаев", "Әлиев", "Байжанов", "Бекетов", "Дәулетов", "Ержанов", "Жақсылықов", "Жұмабаев", "Зейнолдин", "Исаев",
        "Кәрімов", "Қасымов", "Құрманов", "Мұратов", "Нұрланов", "Оразов", "Өмірзақов", "Рахимов", "Сәбитов", "Серіков",
        "Тілеуов", "Төлегенов", "Үсенов", "Шәріпов", "Ыбыраев",
    ]
    private static let initials = ["А", "Б", "Г", "Д", "Е", "Ж", "К", "Қ", "М", "Н", "О", "Р", "С", "Т", "Ш"]
    private static let streets = [
        "Арман", "Ақжол", "Бұлақ", "Бірлік", "Достық", "Еңбек", "Жаңа", "Жұлдыз", "Көктем", "Қайың", "Мереке", "Мысал",
        "Наурыз", "Сарыарқа", "Таң", "Үлгі",
    ]
}
