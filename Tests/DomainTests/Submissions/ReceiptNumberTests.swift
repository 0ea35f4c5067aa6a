import Domain
import Testing

@Suite("The number of a receipt")
struct ReceiptNumberTests {
    private let receipt = ReceiptNumber(month: Month(year: 2026, month: 10), number: 4217)

    @Test("As it is printed, and as people type it")
    func text() {
        #expect(receipt.text == "R-2610-004217-3")
        for typed in ["R-2610-004217-3", "26100042173", " r 2610 004217 3", "Р–2610–004217–3", "№ R2610-0042173"] {
            #expect(ReceiptNumber(typed) == receipt)
        }
        #expect(ReceiptNumber(month: Month(year: 2026, month: 1), number: 999_999).text.hasPrefix("R-2601-999999-"))
    }

    @Test(
        "Anything else is refused",
        arguments: [
            "", "R", "R-2610-004217", "R-2610-004217-33", "RR-2610-004217-3", "X-2610-004217-3", "R-26l0-004217-3",
        ])
    func refused(typed: String) {
        #expect(ReceiptNumber(typed) == nil)
    }

    @Test("Each wrong digit and each swap of neighbours is found")
    func mistakes() {
        let digits = Array("26100042173")
        for place in digits.indices {
            for digit in "0123456789" where digit != digits[place] {
                var wrong = digits
                wrong[place] = digit
                #expect(ReceiptNumber(String(wrong)) == nil)
            }
            guard place > 0, digits[place] != digits[place - 1] else { continue }
            var swapped = digits
            swapped.swapAt(place, place - 1)
            #expect(ReceiptNumber(String(swapped)) == nil)
        }
    }
}
