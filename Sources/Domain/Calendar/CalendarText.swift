/// Formatting and parsing of days and months. ISO ("2019-09-30", "2019-09") for programs and in addresses; dd.MM.yyyy
/// and MM/yyyy in tables; the month by its name in text.
extension Day {
    package var iso: String {
        NumberText.text {
            $0.put(dayOfMonth, width: 2)
            $0.put("-")
            month.put(iso: &$0)
        }
    }

    /// "30.09.2019".
    package var numeric: String {
        let month = month
        return NumberText.text {
            $0.put(month.year)
            $0.put(".")
            $0.put(month.monthOfYear, width: 2)
            $0.put(".")
            $0.put(dayOfMonth, width: 2)
        }
    }

    /// "2019 ж. 30 қыркүйек", "30 сентября 2019 г.", "30 September 2019".
    package func inWords(_ language: Language) -> String {
        let space = Money.noBreakSpace
        return switch language {
        case .kk: "\(month.year)\(space)ж. \(dayOfMonth)\(space)\(kazakhMonths[month.monthOfYear - 1])"
        case .ru: "\(dayOfMonth)\(space)\(russianMonthsOfDays[month.monthOfYear - 1]) \(month.year)\(space)г."
        case .en: "\(dayOfMonth)\(space)\(englishMonths[month.monthOfYear - 1]) \(month.year)"
        }
    }

    /// "2019-09-30" and nothing else.
    package init?(iso text: UnsafeRawBufferPointer) {
        guard let digits = isoDigits(text, count: 10) else { return nil }
        self.init(year: digits / 10_000, month: digits / 100 % 100, day: digits % 100)
    }

    package init?(iso text: some Collection<UInt8>) {
        guard let day = Array(text).withUnsafeBytes({ Day(iso: $0) }) else { return nil }
        self = day
    }

    package init?(iso text: String) {
        self.init(iso: text.utf8)
    }

    /// Accepts what people type: "30.09.2019", "30.9.2019", "30/09/2019", "30 09 2019", and the ISO form.
    package init?(typed text: String) {
        if let day = Day(iso: text.trimmingBlanks()) {
            self = day
            return
        }
        let parts = text.trimmingBlanks().split { ".,/- ".contains($0) || $0.unicodeScalars.allSatisfy(\.isBlank) }
        guard parts.count == 3, parts[2].utf8.count == 4, let day = digits(Array(parts[0].utf8)[...]),
            let month = digits(Array(parts[1].utf8)[...]), let year = digits(Array(parts[2].utf8)[...])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }
}

extension Month {
    /// "2019-09".
    package var iso: String { NumberText.text { put(iso: &$0) } }

    fileprivate func put(iso text: inout NumberText) {
        text.put(monthOfYear, width: 2)
        text.put("-")
        text.put(year)
    }

    /// "09/2019".
    package var numeric: String {
        NumberText.text {
            $0.put(year)
            $0.put("/")
            $0.put(monthOfYear, width: 2)
        }
    }

    /// "2019 ж. қыркүйек", "сентябрь 2019 г.", "September 2019".
    package func inWords(_ language: Language) -> String {
        let space = Money.noBreakSpace
        return switch language {
        case .kk: "\(year)\(space)ж. \(kazakhMonths[monthOfYear - 1])"
        case .ru: "\(russianMonths[monthOfYear - 1]) \(year)\(space)г."
        case .en: "\(englishMonths[monthOfYear - 1]) \(year)"
        }
    }

    /// "қыркүйек", "сентябрь", "September": for lists of months.
    ///
    /// - Parameter month: 1…12.
    package static func name(_ month: Int, _ language: Language) -> String {
        switch language {
        case .kk: kazakhMonths[month - 1]
        case .ru: russianMonths[month - 1]
        case .en: englishMonths[month - 1]
        }
    }

    /// "2019-09" and nothing else.
    package init?(iso text: UnsafeRawBufferPointer) {
        guard let digits = isoDigits(text, count: 7), 1900...2199 ~= digits / 100, 1...12 ~= digits % 100 else {
            return nil
        }
        self.init(year: digits / 100, month: digits % 100)
    }

    package init?(iso text: some Collection<UInt8>) {
        guard let month = Array(text).withUnsafeBytes({ Month(iso: $0) }) else { return nil }
        self = month
    }

    package init?(iso text: String) {
        self.init(iso: text.utf8)
    }
}

extension Period {
    /// "2019-01-2019-09": in the names of files.
    package var iso: String { first.iso + "-" + last.iso }
}

/// The digits of "2019-09-30" or "2019-09" as one number: 20190930. An import reads millions, so they are parsed in
/// place.
private func isoDigits(_ text: UnsafeRawBufferPointer, count: Int) -> Int? {
    guard text.count == count else { return nil }
    var number = 0
    for (place, byte) in text.enumerated() {
        if place == 4 || place == 7 {
            guard byte == UInt8(ascii: "-") else { return nil }
        } else {
            guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte else { return nil }
            number = number * 10 + Int(byte - UInt8(ascii: "0"))
        }
    }
    return number
}

private func digits(_ text: ArraySlice<UInt8>) -> Int? {
    guard 1...4 ~= text.count else { return nil }
    var number = 0
    for byte in text {
        guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte else { return nil }
        number = number * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return number
}

private let kazakhMonths = [
    "қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек", "қазан", "қараша",
    "желтоқсан",
]
private let russianMonths = [
    "январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь",
]
private let russianMonthsOfDays = [
    "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
    "декабря",
]
private let englishMonths = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
]
