package import Documents
package import Domain

/// Bills that look like those of a city, always the same.
package struct SampleBill {
    private let language: Language

    /// Three services, nothing metered, no payment link.
    package static func short(_ language: Language) -> BillSheet {
        var sheet = usual(language)
        sheet.table.services = Array(sheet.table.services[8...])
        sheet.table.totals = [SampleBill(language: language).total("3 174,00")]
        sheet.toPay.value = "3\u{A0}174,00\u{A0}₸"
        sheet.changes.sentences = [SampleWords.sentences[2][language]]
        sheet.consumption.charts = []
        sheet.payment = nil
        return sheet
    }

    /// Eleven services, three of them metered.
    package static func usual(_ language: Language, account: String = "4900621") -> BillSheet {
        SampleBill(language: language).usual(account: account)
    }

    /// Forty services with long names, sums of eight digits, meters of two registers, and a long back.
    package static func long(_ language: Language) -> BillSheet {
        SampleBill(language: language).long()
    }

    /// Kazakh first, and Russian.
    package static func bilingual(services count: Int) -> PrintedBill {
        let sheets = [Language.kk, .ru].map { language in
            var sheet = usual(language)
            let services = sheet.table.services
            sheet.table.services = (0..<count).map { services[$0 % services.count] }
            return sheet
        }
        return PrintedBill(sheets[0], second: sheets[1])
    }

    private func word(_ trio: Trio) -> String { trio[language] }

    private func usual(account: String) -> BillSheet {
        let services = SampleService.all.map { service($0) }
        return BillSheet(
            language: language, issued: Day(year: 2019, month: 10, day: 5) ?? Day(number: 0),
            title: word(SampleWords.title), month: word(SampleWords.month),
            supplier: BillSheet.Party(
                name: word(SampleWords.supplier), contacts: SampleWords.contacts.map { word($0) },
                details: SampleWords.details.map { word($0) }),
            payer: fact(SampleWords.payer, "ҮЛГІ АБОНЕНТ"),
            address: fact(SampleWords.address, word(SampleWords.street)), account: fact(SampleWords.account, account),
            facts: [fact(SampleWords.residents, "1"), fact(SampleWords.issued, "05.10.2019")],
            due: fact(SampleWords.due, "31.10.2019"), toPay: fact(SampleWords.toPay, "18\u{A0}348,48\u{A0}₸"),
            frame: frame,
            table: ChargeTable(
                caption: word(SampleWords.caption), columns: columns, services: services, totals: [total("18 348,48")]),
            changes: BillSheet.Changes(
                title: word(SampleWords.changes), sentences: SampleWords.sentences.map { word($0) }),
            consumption: BillSheet.Consumption(
                title: word(SampleWords.consumption), monthHead: word(SampleWords.monthHead),
                quantityHead: word(SampleWords.quantityHead), charts: (0..<3).map { chart(of: $0) }),
            payment: BillSheet.PaymentCode(
                link: "https://pay.example/bills?account=\(account)&amount=18348.48&month=2019-09",
                words: word(SampleWords.payment)),
            foot: "\(word(SampleWords.account)) \(account) · \(word(SampleWords.month))",
            back: SampleBack.sheet(language))
    }

    private var frame: BillSheet.Frame {
        let sums = ["16 822,20", "10 652,45", "−87,50", "9 038,67", "18 348,48"].map { nonBreaking($0) }
        let heads = [
            SampleWords.opening, SampleWords.charged, SampleWords.adjusted, SampleWords.paid, SampleWords.toPay,
        ]
        return BillSheet.Frame(
            sum: fact(SampleWords.left, nonBreaking("16 348,48 ₸")), asOf: word(SampleWords.asOf),
            parts: zip(heads, sums).map { fact($0, $1) }, notes: [word(SampleWords.paidSince)],
            overdue: fact(SampleWords.overdue, nonBreaking("7 783,53 ₸")), warning: [word(SampleWords.warning)])
    }

    private func long() -> BillSheet {
        var sheet = usual(account: "4900835-00012345")
        let long = Trio(
            " (екінші кіреберіс, жеркөлік, жөндеу жиынымен қоса)",
            " (второй подъезд, паркинг, включая накопления на ремонт)",
            " (second entrance, car park, with the savings for repairs)")
        let sums = ["12 345 678,90", "10 203 040,50", "−1 234 567,89", "11 111 111,11", "98 765 432,10"]
        sheet.table.services = (0..<40).map { number in
            var service = sheet.table.services[number % 11]
            service.name += number % 3 == 1 ? word(long) : ""
            service.sums = number % 4 == 0 ? self.sums(sums.map { nonBreaking($0) }) : service.sums
            if number < 3 { service.lines += service.lines.map { $0 + " · T2" } }
            return service
        }
        sheet.table.totals = [
            ChargeTable.Total(
                label: word(SampleWords.total), sums: self.sums(sums.map { nonBreaking($0) }),
                toPay: nonBreaking(sums[4])),
            ChargeTable.Total(label: word(SampleWords.overpaid), sums: nil, toPay: nonBreaking("−1 234,56")),
            ChargeTable.Total(label: word(SampleWords.toPay), sums: nil, toPay: nonBreaking("12 345 678,90")),
        ]
        sheet.toPay.value = nonBreaking("12 345 678,90 ₸")
        sheet.payer.value = "ҮЛГІБАЕВА-МЫСАЛОВСКАЯ ҰЗЫНАТТЫГҮЛ ӘБДІРАХМАНҚЫЗЫ ЖӘНЕ ОНЫҢ МҰРАГЕРЛЕРІ"
        sheet.address.value += ", " + word(SampleWords.street) + ", " + word(SampleWords.contacts[2]) + ", корпус 12/7"
        sheet.changes.sentences = (0..<12).map { word(SampleWords.sentences[$0 % 3]) }
        sheet.consumption.charts += sheet.consumption.charts
        sheet.back = SampleBack.sheet(language, repeated: 4)
        return sheet
    }

    private func fact(_ label: Trio, _ value: String) -> BillSheet.Fact { BillSheet.Fact(word(label), value) }

    private func nonBreaking(_ text: String) -> String { text.replacing(" ", with: "\u{A0}") }

    private func sums(_ all: [String]) -> ChargeTable.Sums {
        ChargeTable.Sums(opening: all[0], charged: all[1], adjusted: all[2], paid: all[3], toPay: all[4])
    }

    private var columns: ChargeTable.Columns {
        ChargeTable.Columns(
            service: word(SampleWords.service), quantity: word(SampleWords.quantity), price: word(SampleWords.price),
            opening: word(SampleWords.opening), charged: word(SampleWords.charged),
            adjusted: word(SampleWords.adjusted), paid: word(SampleWords.paid), toPay: word(SampleWords.toPay))
    }

    private func total(_ toPay: String) -> ChargeTable.Total {
        let sums = ["16 822,20", "10 652,45", "−87,50", "9 038,67", toPay].map { nonBreaking($0) }
        return ChargeTable.Total(label: word(SampleWords.total), sums: self.sums(sums), toPay: sums[4])
    }

    private func service(_ sample: SampleService) -> ChargeTable.Service {
        let isMetered = sample.quantity.contains(",")
        let isElectricity = sample.price.isEmpty && isMetered
        var lines: [String] = []
        if isMetered {
            lines.append(
                "\(word(SampleWords.meter)) CU461577: 31.08.2019: 4 821,04 (\(word(SampleWords.company))) – "
                    + "30.09.2019: 4 900,35 (\(word(SampleWords.customer)))")
        }
        if sample.sums.adjusted != "0,00" { lines.append(word(SampleWords.sentences[2])) }
        return ChargeTable.Service(
            name: word(sample.name), note: "\(word(sample.supplier)) · \(word(sample.method))",
            quantity: sample.quantity.isEmpty ? "" : nonBreaking("\(sample.quantity) \(word(sample.unit))"),
            price: sample.price, sums: sample.sums, steps: isElectricity ? steps : [],
            lines: sample.unit.en == "m³" && sample.name.en.hasPrefix("Sew") ? [] : lines)
    }

    private var steps: [ChargeTable.Step] {
        let unit = word(SampleWords.kilowattHours)
        return [("1", "74,30", "16,65", "1 237,10"), ("2", "5,01", "17,60", "88,17")].map { step in
            ChargeTable.Step(
                name: step.0 + word(SampleWords.level), quantity: nonBreaking("\(step.1) \(unit)"), price: step.2,
                charged: nonBreaking(step.3))
        }
    }

    private func chart(of number: Int) -> BillSheet.Chart {
        let sample = SampleService.all[number]
        let used = [(79, 31), (5, 8), (4, 92)][number]
        let bars = (0..<13).map { index in
            let height = index == 12 ? 705 : 430 + (index * 7919 + number * 131) % 571
            let hundredths = (used.0 * 100 + used.1) * height / 705
            let month = (index + 8) % 12 + 1
            let shortMonth = month < 10 ? "0\(month)" : "\(month)"
            let fraction = hundredths % 100
            let value = "\(hundredths / 100),\(fraction < 10 ? "0" : "")\(fraction)"
            return BillSheet.Bar(
                month: "\(shortMonth)/\(index < 4 ? 2018 : 2019)", shortMonth: shortMonth,
                value: index == 5 ? "—" : value, label: "\(hundredths / 100)", height: index == 5 ? 0 : height,
                isMarked: index == 0 || index == 12)
        }
        return BillSheet.Chart(
            title: "\(word(sample.name)), \(word(sample.unit))", bars: bars, note: word(SampleWords.usage))
    }
}
