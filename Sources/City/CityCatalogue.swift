import Domain

/// The city's suppliers, services and prices: made up, and marked as not confirmed.
enum CityCatalogue {
    struct Supply {
        let code: StaticString
        let supplier: String
        let kind, unit: String
        let kk, ru, en: String
        /// Millionths of a tenge for a unit, with tax.
        let price: Int64
        let method: String
    }

    static let electricity = Supply(
        code: "electricity", supplier: "ENERGO", kind: "electricity", unit: "kWh", kk: "Электр қуаты",
        ru: "Электроэнергия", en: "Electricity", price: 17_810_000, method: "flat")

    /// After electricity, in the order of the bill.
    static let others = [
        supply("hot-water", "SU", "hot_water", "m3", "Ыстық су", "Горячая вода", "Hot water", 819_430_000, "flat"),
        supply("cold-water", "SU", "cold_water", "m3", "Суық су", "Холодная вода", "Cold water", 84_940_000, "flat"),
        supply("sewerage", "SU", "sewerage", "m3", "Су бұру", "Водоотведение", "Sewerage", 55_010_000, "flat"),
        supply("gas", "GAZ", "gas", "m3", "Газ", "Газ", "Gas", 33_300_000, "flat"),
        supply("heating", "ZHYLU", "heating", "m2", "Жылыту", "Отопление", "Heating", 138_750_000, "per_m2"),
        supply("waste", "TAZA", "waste", "person", "ҚТҚ шығару", "Вывоз ТБО", "Waste", 553_040_000, "per_person"),
        supply("cleaning", "UI", "other", "month", "Кіреберісті жинау", "Уборка", "Cleaning", 350_000_000, "per_month"),
        supply("intercom", "UI", "other", "month", "Домофон", "Домофон", "Intercom", 325_000_000, "per_month"),
        supply("cctv", "UI", "other", "month", "Бейнебақылау", "Видеонаблюдение", "CCTV", 200_000_000, "per_month"),
        supply("lift", "UI", "other", "month", "Лифт", "Лифт", "Lift", 480_000_000, "per_month"),
        supply("tv", "TELE", "other", "month", "Телехабар", "Телевидение", "Television", 2_649_000_000, "per_month"),
    ]

    /// Money that is not allocated to a service.
    static let advance = supply(
        "advance", "ENERGO", "other", "month", "Аванс", "Аванс", "Advance", 0, "per_month")

    private static func supply(
        _ code: StaticString, _ supplier: String, _ kind: String, _ unit: String, _ kk: String, _ ru: String,
        _ en: String, _ price: Int64, _ method: String
    ) -> Supply {
        Supply(
            code: code, supplier: supplier, kind: kind, unit: unit, kk: kk, ru: ru, en: en, price: price,
            method: method)
    }

    /// Before any month that a city has.
    static let began = Day(year: 2000, month: 1, day: 1) ?? Day(number: 0)
    private static let raised = Day(year: 2019, month: 1, day: 1) ?? Day(number: 0)

    static let levels = Plan(
        code: "el-levels", service: "electricity",
        name: Words(
            kk: "Сараланған тариф", ru: "Дифференцированный тариф", en: "Tiered tariff"), method: .levels,
        proration: .always,
        prices: [
            price(.level1, began, 16_650_000), price(.level2, began, 21_990_000), price(.level3, began, 27_480_000),
            price(.level1, raised, 16_710_000), price(.level2, raised, 21_370_000), price(.level3, raised, 26_710_000),
        ],
        norms: norms(.noStove, 90, 160) + norms(.noStoveLone, 115, 160) + norms(.stove, 115, 190)
            + norms(.stoveLone, 140, 190))

    static let flat = Plan(
        code: "el-flat", service: "electricity",
        name: Words(kk: "Орташа босату тарифі", ru: "Среднеотпускной тариф", en: "Average (flat) tariff"),
        method: .flat, proration: .always,
        prices: [price(.all, began, 18_320_000), price(.all, raised, 17_810_000)], norms: [])

    private static func price(_ step: TariffStep, _ day: Day, _ millionths: Int64) -> Plan.Price {
        Plan.Price(
            step: step, validFrom: day, price: ExactDecimal(millionths: millionths), vatPercent: 12,
            isConfirmed: false, decision: nil)
    }

    private static func norms(_ category: CategoryCode, _ first: Int64, _ second: Int64) -> [Plan.Norm] {
        let limits: [(TariffStep, Int64?)] = [(.level1, first), (.level2, second), (.level3, nil)]
        return limits.map { step, limit in
            Plan.Norm(
                category: category, step: step, validFrom: began,
                upperLimit: limit.map { ExactDecimal(millionths: $0 * 1_000_000) }, decision: nil)
        }
    }
}

extension CityCatalogue {
    /// Writes the files that are the same for every city, and returns their entries for the manifest.
    static func write(in folder: String) throws(CityError) -> [String] {
        let suppliers = try CSVFile(folder, "suppliers.csv", "supplier,name_kk,name_ru,name_en,phones")
        for (code, name) in suppliersNames {
            for field in [
                code, "«Үлгі \(name)» ЖШС", "ТОО «Улги \(name)»", "Ulgi \(code) LLP", "300-00-00",
            ] {
                suppliers.text(field)
            }
            try suppliers.endRow()
        }
        let offices = try CSVFile(folder, "offices.csv", "office,supplier,kind,position,name_kk,name_ru,name_en,phones")
        for number in 0..<9 {
            let kind = number == 0 ? "contact_centre" : "district_office"
            let names =
                number == 0
                ? ["Контакт-орталық", "Контакт-центр", "Contact centre"]
                : ["№ \(number) бөлімше", "Участок № \(number)", "Office No. \(number)"]
            for field in ["office-\(number)", "ENERGO", kind, "\(number)"] + names + ["300-00-0\(number)"] {
                offices.text(field)
            }
            try offices.endRow()
        }
        return [
            try suppliers.close(), try offices.close(), try services(folder), try windows(folder),
            try plans(folder), try prices(folder), try norms(folder),
        ]
    }

    private static let suppliersNames = [
        ("ENERGO", "Энерго"), ("SU", "Су"), ("GAZ", "Газ"), ("ZHYLU", "Жылу"), ("TAZA", "Таза"), ("UI", "Үй"),
        ("TELE", "Теле"),
    ]

    private static func services(_ folder: String) throws(CityError) -> String {
        let file = try CSVFile(
            folder, "services.csv", "service,supplier,kind,unit,position,name_kk,name_ru,name_en,pays_others")
        for (position, supply) in ([electricity] + others + [advance]).enumerated() {
            file.word(supply.code)
            let fields = [
                supply.supplier, supply.kind, supply.unit, "\(position + 1)", supply.kk, supply.ru, supply.en,
                supply.code.description == advance.code.description ? "yes" : "",
            ]
            for field in fields { file.text(field) }
            try file.endRow()
        }
        return try file.close()
    }

    private static func windows(_ folder: String) throws(CityError) -> String {
        let file = try CSVFile(
            folder, "reading_windows.csv", "service,valid_from,first_day,last_day,kept_from,late,most_a_day")
        for (service, most) in [("electricity", "317"), ("hot-water", "10"), ("cold-water", "10")] {
            for field in [service, began.iso, "20", "30", "10", "keep", most] { file.text(field) }
            try file.endRow()
        }
        return try file.close()
    }

    private static func plans(_ folder: String) throws(CityError) -> String {
        let file = try CSVFile(folder, "plans.csv", "plan,service,method,proration,name_kk,name_ru,name_en")
        for plan in [levels, flat] {
            let names = [plan.name.kk, plan.name.ru, plan.name.en]
            for field in [plan.code.text, plan.service.text, plan.method.rawValue, plan.proration.rawValue] + names {
                file.text(field)
            }
            try file.endRow()
        }
        for supply in others {
            let code = supply.code.description
            for field in [code, code, supply.method, "always", supply.kk, supply.ru, supply.en] { file.text(field) }
            try file.endRow()
        }
        return try file.close()
    }

    private static func prices(_ folder: String) throws(CityError) -> String {
        let file = try CSVFile(folder, "prices.csv", "plan,step,valid_from,price,vat_percent,confirmed")
        func row(_ plan: String, _ price: Plan.Price) throws(CityError) {
            for field in [plan, price.step.rawValue, price.validFrom.iso] { file.text(field) }
            file.decimal(millionths: price.price.millionths)
            file.number(price.vatPercent)
            file.text(price.isConfirmed ? "yes" : "no")
            try file.endRow()
        }
        for plan in [levels, flat] {
            for price in plan.prices { try row(plan.code.text, price) }
        }
        for supply in others { try row(supply.code.description, price(.all, began, supply.price)) }
        return try file.close()
    }

    private static func norms(_ folder: String) throws(CityError) -> String {
        let file = try CSVFile(folder, "norms.csv", "plan,category,step,valid_from,upper_limit")
        for norm in levels.norms {
            for field in [levels.code.text, norm.category.text, norm.step.rawValue, norm.validFrom.iso] {
                file.text(field)
            }
            if let limit = norm.upperLimit { file.decimal(millionths: limit.millionths) } else { file.text("") }
            try file.endRow()
        }
        return try file.close()
    }
}
