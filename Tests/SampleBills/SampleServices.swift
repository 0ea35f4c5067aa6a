import Documents
import Domain

/// The services of the sample bills: the eleven of the demo's account, with its sums.
struct SampleService {
    var name: Trio
    var supplier: Trio
    var method: Trio
    var quantity: String
    var unit: Trio
    var price: String
    var sums: ChargeTable.Sums

    private init(
        _ name: Trio, _ supplier: Trio, _ method: Trio, _ quantity: String, _ unit: Trio, _ price: String,
        _ sums: String
    ) {
        (self.name, self.supplier, self.method) = (name, supplier, method)
        (self.quantity, self.unit, self.price) = (quantity, unit, price)
        let parts = sums.split(separator: "|").map { String($0).replacing(" ", with: "\u{A0}") }
        self.sums = ChargeTable.Sums(
            opening: parts[0], charged: parts[1], adjusted: parts[2], paid: parts[3], toPay: parts[4])
    }

    private static let energy = Trio("«Үлгі Энергосбыт» ЖШС", "ТОО «Улги Энергосбыт»", "Ulgi Energosbyt LLP")
    private static let heat = Trio("«Үлгі жылу» ЖШС", "ТОО «Улги жылу»", "Ulgi Heat LLP")
    private static let water = Trio("«Үлгі су» МКК", "ГКП «Улги су»", "Ulgi Water")
    private static let gas = Trio("«Үлгі газ» АҚ", "АО «Улги газ»", "Ulgi Gas JSC")
    private static let house = Trio("«Үлгі» ПИК", "КСК «Улги»", "Ulgi housing co-operative")
    private static let none = Trio("", "", "")

    static let all: [SampleService] = [
        SampleService(
            Trio("Электр қуаты", "Электроэнергия", "Electricity"), energy, SampleWords.byMeter, "79,31",
            SampleWords.kilowattHours, "", "7 783,53|1 325,27|0,00|0,00|9 108,80"),
        SampleService(
            Trio("Ыстық су", "Горячая вода", "Hot water"), heat, SampleWords.byMeter, "5,08", SampleWords.cubicMetres,
            "780,34", "3 880,24|3 966,04|0,00|3 880,24|3 966,04"),
        SampleService(
            Trio("Суық су", "Холодная вода", "Cold water"), water, SampleWords.byMeter, "4,92", SampleWords.cubicMetres,
            "78,15", "316,51|384,78|0,00|316,51|384,78"),
        SampleService(
            Trio("Суық су кәрізі", "Канализация холодной воды", "Sewerage of cold water"), water, SampleWords.byMeter,
            "4,92", SampleWords.cubicMetres, "50,65", "205,13|249,20|0,00|205,13|249,20"),
        SampleService(
            Trio("Ыстық су кәрізі", "Канализация горячей воды", "Sewerage of hot water"), water, SampleWords.byMeter,
            "5,08", SampleWords.cubicMetres, "52,40", "263,38|266,25|0,00|263,38|266,25"),
        SampleService(
            Trio("Газ", "Газ", "Gas"), gas, SampleWords.byNorm, "1", SampleWords.persons, "296,37",
            "296,37|296,37|0,00|296,37|296,37"),
        SampleService(
            Trio("Подъездерді жинау", "Уборка подъездов", "Cleaning of entrances"), house, SampleWords.fixed, "", none,
            "", "350,00|437,50|−87,50|350,00|350,00"),
        SampleService(
            Trio("ТҚҚ шығару", "Вывоз ТБО", "Waste collection"), house, SampleWords.fixed, "1", SampleWords.persons,
            "553,04", "553,04|553,04|0,00|553,04|553,04"),
        SampleService(
            Trio("Домофон", "Домофон", "Intercom"), house, SampleWords.fixed, "", none, "",
            "325,00|325,00|0,00|325,00|325,00"),
        SampleService(
            Trio("Бейнебақылау", "Видеонаблюдение", "Video surveillance"), house, SampleWords.fixed, "", none, "",
            "200,00|200,00|0,00|200,00|200,00"),
        SampleService(
            Trio("АЛМА-ТВ телехабары", "Телевидение АЛМА-ТВ", "ALMA-TV television"),
            Trio("«АЛМА-ТВ» ЖШС", "ТОО «АЛМА-ТВ»", "ALMA-TV LLP"), SampleWords.fixed, "", none, "",
            "2 649,00|2 649,00|0,00|2 649,00|2 649,00"),
    ]
}
