extension Texts {
    final class Calculator: Decodable, Sendable {
        let lead, start, day, dayExample, reading, unread, goneRound, sure, submit: String
        let noStart, noDay, dayInFuture, noReading, readAndUnread, noAverage: String
        let result, toPay, unconfirmed, part, step, used, price, sum, total, how, otherRegisters: String
        let link, title, startOption, registerReading, previous, estimate, chargedBefore, caption: Phrase
        let dayBefore, tooManyDigits, below, unusual: Phrase
        let howUsed, howRegister, howRound, howAverage, howEstimate, ofRegister, howRatio: Phrase
        let howRounded: String
        let howDays, howShare, howShareOfTime, howNorm, howMonth, howMonthShare, howLine: Phrase
        let howPrice, howNormSince, howTotal, howVAT, ofWhich: Phrase
        let impossible, noPrice, noHousehold, noNorm, otherPlan: Phrase
    }

    /// What stands under a calculation: what it would have been otherwise.
    final class WhatIf: Decodable, Sendable {
        let title, otherwise, sum, difference, residentMore, residentMoreWithoutBenefit, residentFewer: String
        let same, plansSame: String
        let caption, cheaper, dearer, breakEven, breakEvenLead, planCheaper, upTo, between, beyond, always: Phrase
    }

    final class PublicCalculator: Decodable, Sendable {
        let title, link, lead, none, otherPlan, household, residents, stove, stoveHint, lone, loneHint: String
        let quantity, byReadings, days, byMonth, byDates, month, year, from, fromHint, until, untilHint: String
        let previous, current, result: String
        let noResidents, notAlone, noQuantity, noPrevious, noCurrent, tooMuch, below: String
        let noMonth, noFrom, noUntil, upsideDown, tooLong: String
        let offeredUntil, byQuantity, used, registerUsed, previousRegister, currentRegister: Phrase
        let howUsed, howRegister, inFuture, notOffered: Phrase
    }
}
