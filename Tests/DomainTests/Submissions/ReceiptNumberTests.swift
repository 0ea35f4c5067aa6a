import Domain
import Testing

@Suite("The number of a receipt")
struct ReceiptNumberTests {
    private let receipt = ReceiptNumber(month: Month(year: 2026, month: 10), number: 42_173)

    @Test("As it is printed, and as people type it")
    func text() {
        #expect(receipt.text == "R-2610-0042173-0")
        for typed in ["R-2610-0042173-0", "261000421730", " r 2610 0042173 0", "Р–2610–0042173–0", "№ R2610-00421730"] {
            #expect(ReceiptNumber(typed) == receipt)
        }
        #expect(ReceiptNumber(month: Month(year: 2026, month: 1), number: 999_999).text.hasPrefix("R-2601-0999999-"))
    }

    @Test(
        "Anything else is refused",
        arguments: [
            "", "R", "R-2610-0042173", "R-2610-0042173-03", "RR-2610-0042173-0", "X-2610-0042173-0", "R-26l0-0042173-0",
        ])
    func refused(typed: String) {
        #expect(ReceiptNumber(typed) == nil)
    }

    @Test("Each wrong digit and each swap of neighbours is found")
    func mistakes() {
        let digits = Array("261000421730")
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
