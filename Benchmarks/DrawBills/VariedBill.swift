import Documents
import Domain
import SampleBills

/// The usual bill with its own figures: texts that recur between households recur, others do not.
enum VariedBill {
    private static let usual = SampleBill.usual(.kk)

    static func sheet(_ number: Int) -> BillSheet {
        var digits = Digits(seed: UInt64(number))
        var sheet = usual
        digits.vary(&sheet.account.value)
        digits.vary(&sheet.foot)
        digits.vary(&sheet.address.value)
        digits.vary(&sheet.toPay.value)
        for index in sheet.table.services.indices { digits.vary(&sheet.table.services[index]) }
        for index in sheet.table.totals.indices { digits.vary(&sheet.table.totals[index].sums) }
        for index in sheet.changes.sentences.indices { digits.vary(&sheet.changes.sentences[index]) }
        for chart in sheet.consumption.charts.indices {
            for bar in sheet.consumption.charts[chart].bars.indices {
                digits.vary(&sheet.consumption.charts[chart].bars[bar].value)
            }
        }
        sheet.payment = sheet.payment.map { payment in
            BillSheet.PaymentCode(link: digits.varied(payment.link), words: payment.words)
        }
        return sheet
    }
}

/// Replaces digits with other digits; zero stays zero.
private struct Digits {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    }

    mutating func vary(_ text: inout String) { text = varied(text) }

    mutating func varied(_ text: String) -> String {
        String(decoding: text.utf8.map { digit($0) }, as: UTF8.self)
    }

    mutating func vary(_ service: inout ChargeTable.Service) {
        vary(&service.quantity)
        var sums: ChargeTable.Sums? = service.sums
        vary(&sums)
        service.sums = sums ?? service.sums
        for index in service.steps.indices {
            vary(&service.steps[index].quantity)
            vary(&service.steps[index].charged)
        }
        for index in service.lines.indices { vary(&service.lines[index]) }
    }

    mutating func vary(_ sums: inout ChargeTable.Sums?) {
        sums = sums.map { sums in
            ChargeTable.Sums(
                opening: varied(sums.opening), charged: varied(sums.charged), adjusted: varied(sums.adjusted),
                paid: varied(sums.paid), toPay: varied(sums.toPay))
        }
    }

    private mutating func digit(_ byte: UInt8) -> UInt8 {
        guard UInt8(ascii: "1")...UInt8(ascii: "9") ~= byte else { return byte }
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return UInt8(ascii: "1") + UInt8(state % 9)
    }
}
