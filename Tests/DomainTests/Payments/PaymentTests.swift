import Domain
import Testing

@Suite("Payments")
struct PaymentTests {
    @Test(
        "The splits add up to the payment, or there are none",
        arguments: [([Int64](), true), ([400, 100], true), ([400, 99], false), ([501], false)])
    func splits(parts: [Int64], isWhole: Bool) {
        let words = Words(kk: "", ru: "", en: "")
        let service = Service(code: "s", unit: .months, name: words, supplier: words)
        let month = Month(year: 2019, month: 8)
        let payment = try? Payment(
            number: "1", day: month.firstDay, month: month, amount: Money(tiyn: 500), bank: "",
            splits: parts.map { Payment.Split(service: service, amount: Money(tiyn: $0)) })
        #expect((payment != nil) == isWhole)
    }
}
