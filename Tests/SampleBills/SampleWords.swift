import Domain

/// A word in the three languages.
struct Trio {
    var kk, ru, en: String

    init(_ kk: String, _ ru: String, _ en: String) {
        (self.kk, self.ru, self.en) = (kk, ru, en)
    }

    subscript(language: Language) -> String {
        switch language {
        case .kk: kk
        case .ru: ru
        case .en: en
        }
    }
}

/// The words of the sample bills.
enum SampleWords {
    static let title = Trio("Шот-түбіртек", "Счёт-квитанция", "Bill")
    static let month = Trio("2019 ж. қыркүйек", "Сентябрь 2019 г.", "September 2019")
    static let supplier = Trio("«ҮЛГІ ЭНЕРГОСБЫТ» ЖШС", "ТОО «УЛГИ ЭНЕРГОСБЫТ»", "ULGI ENERGOSBYT LLP")
    static let contacts = [
        Trio(
            "Контакт-орталық: 356-99-99, 399-99-00", "Контакт-центр: 356-99-99, 399-99-00",
            "Contact centre: 356-99-99, 399-99-00"),
        Trio("Күн сайын 8:00–20:00", "Ежедневно 8:00–20:00", "Every day 8:00–20:00"),
        Trio(
            "Алматы қ., Үлгі көшесі 1 · kenes@kabinet.example", "г. Алматы, улица Улги, 1 · kenes@kabinet.example",
            "1 Ulgi Street, Almaty · kenes@kabinet.example"),
    ]
    static let details = [
        Trio("БСН 000140000012", "БИН 000140000012", "BIN 000140000012"),
        Trio(
            "ЖСК KZ70000ULGI000000001, «Үлгі Банк» АҚ, БСК ULGIKZKA, Кбе 17",
            "ИИК KZ70000ULGI000000001, АО «Улги Банк», БИК ULGIKZKA, Кбе 17",
            "Account KZ70000ULGI000000001, Ulgi Bank JSC, BIC ULGIKZKA, KBe 17"),
    ]
    static let checked = Trio(
        "Тексерілді: көрсеткіштер мен тариф бойынша дәл осы сома шығады.",
        "Проверено: по показаниям и тарифу выходит ровно эта сумма.",
        "Checked: the readings and the tariff come to exactly this sum.")
    static let left = Trio("Төлеуге қалғаны", "Осталось оплатить", "Left to pay")
    static let asOf = Trio(
        "16.10.2019 күніне дейінгі төлемдер ескерілді.", "Учтены платежи по 16.10.2019.",
        "Payments up to 16.10.2019 are counted.")
    static let paidSince = Trio(
        "Түбіртекте — 18 348,48 ₸. Содан бері төленгені — 2 000,00 ₸.",
        "В квитанции — 18 348,48 ₸. С тех пор оплачено 2 000,00 ₸.",
        "The bill asked for 18 348.48 ₸. Paid since: 2 000.00 ₸.")
    static let overdue = Trio("Мерзімі өткен қарыз", "Просроченный долг", "Overdue")
    static let warning = Trio(
        "Қарыз төленбесе, электр қуаты ажыратылуы мүмкін. Ол туралы кемінде 30 күн бұрын хабарланады.",
        "Если долг не оплатить, электроэнергию могут отключить. Об этом уведомляют не менее чем за 30 дней.",
        "If the debt stays unpaid, electricity may be cut off. You are given notice at least 30 days before.")
    static let usage = Trio(
        "2018 ж. қыркүйек: 48,37 · тәулігіне орташа 2,64", "Сентябрь 2018 г.: 48,37 · в среднем за день 2,64",
        "September 2018: 48.37 · 2.64 a day on average")
    static let payer = Trio("Төлеуші", "Плательщик", "Payer")
    static let address = Trio("Мекенжай", "Адрес", "Address")
    static let street = Trio(
        "Алматы қ., Үлгі көшесі 49, 62-пәтер", "г. Алматы, улица Улги, 49, кв. 62", "49 Ulgi Street, apt. 62, Almaty")
    static let account = Trio("Дербес шот №", "Лицевой счёт №", "Account No.")
    static let residents = Trio("Тұрғындар саны", "Проживающих", "Residents")
    static let issued = Trio("Шығарылған күні", "Дата выставления", "Issued")
    static let due = Trio("Төлеу мерзімі", "Оплатить до", "Pay by")
    static let toPay = Trio("Төлеуге", "К оплате", "To pay")

    static let caption = Trio("Қызметтер", "Услуги", "Services")
    static let service = Trio("Қызмет", "Услуга", "Service")
    static let quantity = Trio("Көлемі", "Объём", "Quantity")
    static let price = Trio("Бағасы", "Тариф", "Price")
    static let opening = Trio("Басындағы қарыз", "Долг на начало", "Brought forward")
    static let charged = Trio("Есептелді", "Начислено", "Charged")
    static let adjusted = Trio("Түзетулер", "Перерасчёт", "Adjusted")
    static let paid = Trio("Төленді", "Оплачено", "Paid")
    static let total = Trio("Жиыны", "Итого", "Total")
    static let overpaid = Trio("Артық төленген", "Переплата по услугам", "Overpaid services")
    static let level = Trio("-деңгей", "-й уровень", " level")
    static let day = Trio("Күндіз", "День", "Day")
    static let night = Trio("Түнде", "Ночь", "Night")
    static let byMeter = Trio("санауыш", "по счётчику", "by meter")
    static let byNorm = Trio("норма", "по норме", "by norm")
    static let fixed = Trio("тұрақты төлем", "фиксированная", "fixed")
    static let kilowattHours = Trio("кВт·сағ", "кВт·ч", "kWh")
    static let cubicMetres = Trio("м³", "м³", "m³")
    static let persons = Trio("адам", "чел.", "persons")
    static let meter = Trio("Санауыш №", "Счётчик №", "Meter No.")
    static let company = Trio("компания", "компания", "company")
    static let customer = Trio("тұтынушы", "потребитель", "customer")

    static let changes = Trio("Өткен аймен салыстырғанда", "По сравнению с прошлым месяцем", "Since last month")
    static let sentences = [
        Trio(
            "Электр қуаты: 45,20 кВт·сағ артық тұтынылды, есептелгені 753,96 ₸ көбейді.",
            "Электроэнергия: израсходовано на 45,20 кВт·ч больше, начислено на 753,96 ₸ больше.",
            "Electricity: 45.20 kWh more were used, 753.96 ₸ more were charged."),
        Trio(
            "Ыстық су: бағасы 746,20 ₸-ден 780,34 ₸-ге өзгерді.",
            "Горячая вода: тариф изменился с 746,20 ₸ на 780,34 ₸.",
            "Hot water: the price changed from 746.20 ₸ to 780.34 ₸."),
        Trio(
            "Подъездерді жинау: −87,50 ₸ қайта есептелді.", "Уборка подъездов: перерасчёт −87,50 ₸.",
            "Cleaning of the entrances: adjusted by −87.50 ₸."),
    ]
    static let consumption = Trio("13 айдағы тұтыну", "Потребление за 13 месяцев", "Consumption of 13 months")
    static let monthHead = Trio("Ай", "Месяц", "Month")
    static let quantityHead = Trio("Тұтыну", "Потребление", "Consumption")
    static let payment = Trio(
        "QR-кодты банк қосымшасымен оқып, төлеңіз. Сома мен дербес шот өзі толтырылады.",
        "Отсканируйте QR-код приложением банка и оплатите. Сумма и счёт подставятся сами.",
        "Read the QR code with your bank's application to pay. The sum and the account are filled in.")
}
