extension Texts {
    final class Calculator: Decodable, Sendable {
        let lead, start, day, dayExample, reading, unread, goneRound, sure, submit: String
        let noStart, noDay, dayInFuture, noReading, readAndUnread, noAverage: String
        let result, toPay, unconfirmed, part, step, used, price, sum, total, how, otherRegisters: String
        let link, title, registerReading, chargedBefore, dayBefore, tooManyDigits, below, unusual: Phrase<String>
        let howRatio: Phrase<String>
        let startOption: Phrase<(day: String, value: String)>
        let previous: Phrase<(value: String, day: String, meter: String, digits: String)>
        let estimate: Phrase<(from: String, until: String, days: String)>
        let caption: Phrase<(from: String, to: String, days: String)>
        let howUsed: Phrase<(current: String, previous: String, used: String)>
        let howRegister: Phrase<(register: String, current: String, previous: String, used: String)>
        let howRound: Phrase<(capacity: String, previous: String, current: String, used: String)>
        let howAverage: Phrase<DailyAverage>
        let howEstimate: Phrase<(counted: String, averageDays: String, days: String, used: String)>
        let ofRegister: Phrase<(register: String, sentence: String)>
        let howRounded: String
        let howDays: Phrase<(first: String, last: String, days: String)>
        let howShare: Phrase<(used: String, days: String, of: String, share: String)>
        let howShareOfTime: Phrase<(step: String, used: String, days: String, of: String, share: String)>
        let howNorm: Phrase<(step: String, norm: String, residents: String, days: String, border: String)>
        let howMonth: Phrase<(step: String, norm: String, residents: String, border: String)>
        let howMonthShare:
            Phrase<(step: String, norm: String, residents: String, days: String, of: String, border: String)>
        let howLine: Phrase<(step: String, quantity: String, price: String, sum: String)>
        let howPrice, howNormSince: Phrase<(step: String, day: String)>
        let howTotal, ofWhich, impossible, noPrice, noHousehold, noNorm, otherPlan: Phrase<String>
        let howVAT: Phrase<(percent: String, sum: String)>

        typealias DailyAverage = (
            firstDay: String, first: String, lastDay: String, last: String, averageDays: String, counted: String,
            perDay: String
        )
    }

    /// What stands under a calculation: what it would have been otherwise.
    final class WhatIf: Decodable, Sendable {
        let title, otherwise, sum, difference, residentMore, residentMoreWithoutBenefit, residentFewer: String
        let same, plansSame: String
        let caption: Phrase<(used: String, days: String)>
        let cheaper, dearer, breakEvenLead, planCheaper, always: Phrase<String>
        let breakEven: Phrase<(plan: String, other: String)>
        let upTo: Phrase<(until: String, verdict: String)>
        let between: Phrase<(from: String, until: String, verdict: String)>
        let beyond: Phrase<(from: String, verdict: String)>
    }

    final class PublicCalculator: Decodable, Sendable {
        let title, link, lead, none, otherPlan, household, residents, stove, stoveHint, lone, loneHint: String
        let quantity, byReadings, days, byMonth, byDates, month, year, from, fromHint, until, untilHint: String
        let previous, current, result: String
        let noResidents, notAlone, noQuantity, noPrevious, noCurrent, tooMuch, below: String
        let noMonth, noFrom, noUntil, upsideDown, tooLong: String
        let offeredUntil, byQuantity, used, previousRegister, currentRegister, howUsed, inFuture: Phrase<String>
        let notOffered: Phrase<String>
        let registerUsed: Phrase<(register: String, unit: String)>
        let howRegister: Phrase<(register: String, used: String)>
    }
}
