extension Texts {
    final class Calculator: Decodable, Sendable {
        let lead, day, dayHint, reading, goneRound, sure, submit, noDay, dayInFuture, noReading: String
        let result, toPay, part, step, used, price, sum, total, how, otherRegisters: String
        let link, title, registerReading, previous, dayBefore, tooManyDigits, below, unusual, caption: Phrase
        let howUsed, howRegister, howRound, howRatio, howDays, howNorm, howMonth, howLine, howTotal: Phrase
        let howPrice, decision, impossible, noPrice, noHousehold, noNorm: Phrase
    }
}
