package import Domain

extension Texts {
    /// What is counted in kWh is electricity, whatever its service is called: the manual's own title (F4).
    package func calculatorTitle(of service: Service) -> String {
        service.unit == .kilowattHours ? calculator.titleOfElectricity : calculator.title(service.name[language])
    }

    package final class Calculator: Decodable, Sendable {
        package let titleOfElectricity, lead, start, day, dayExample, reading, unread, goneRound, sure, submit: String
        package let noStart, noDay, dayInFuture, noReading, belowEstimate, readAndUnread, noAverage, tooLarge: String
        package let result, toPay, unconfirmed, part, step, used, price, sum, total, how, otherRegisters: String
        package let title, registerReading, chargedBefore, dayBefore, tooManyDigits, below,
            unusual: Phrase<String>
        package let howRatio: Phrase<String>
        package let twoMeanings: Phrase<(whole: String, fraction: String)>
        package let startOption: Phrase<(day: String, value: String)>
        package let previous: Phrase<(value: String, day: String, meter: String, digits: String)>
        package let estimate: Phrase<(from: String, until: String, days: String)>
        package let caption: Phrase<(from: String, to: String, days: String)>
        package let howUsed: Phrase<(current: String, previous: String, used: String)>
        package let howRegister: Phrase<(register: String, current: String, previous: String, used: String)>
        package let howRound: Phrase<(capacity: String, previous: String, current: String, used: String)>
        package let howAverage: Phrase<DailyAverage>
        package let howEstimate: Phrase<(counted: String, averageDays: String, days: String, used: String)>
        package let ofRegister: Phrase<(register: String, sentence: String)>
        package let howRounded: String
        package let howDays: Phrase<(first: String, last: String, days: String)>
        package let howShare: Phrase<(used: String, days: String, of: String, share: String)>
        package let howShareOfTime: Phrase<(step: String, used: String, days: String, of: String, share: String)>
        package let howNorm: Phrase<(step: String, norm: String, residents: String, days: String, border: String)>
        package let howMonth: Phrase<(step: String, norm: String, residents: String, border: String)>
        package let howMonthShare:
            Phrase<(step: String, norm: String, residents: String, days: String, of: String, border: String)>
        package let howLine: Phrase<(step: String, quantity: String, price: String, sum: String)>
        package let howPrice, howNormSince: Phrase<(step: String, day: String)>
        package let howTotal, ofWhich, impossible, noPrice, noHousehold, noNorm, otherPlan, closed: Phrase<String>
        package let howVAT: Phrase<(percent: String, sum: String)>

        package typealias DailyAverage = (
            firstDay: String, first: String, lastDay: String, last: String, averageDays: String, counted: String,
            perDay: String
        )
    }

    /// The texts under a calculation: what it would have cost otherwise.
    package final class WhatIf: Decodable, Sendable {
        package let title, otherwise, sum, difference, residentMore, residentMoreWithoutBenefit, residentFewer: String
        package let same, plansSame: String
        package let caption: Phrase<(used: String, days: String)>
        package let cheaper, dearer, breakEvenLead, planCheaper, always: Phrase<String>
        package let breakEven: Phrase<(plan: String, other: String)>
        package let upTo: Phrase<(until: String, verdict: String)>
        package let between: Phrase<(from: String, until: String, verdict: String)>
        package let beyond: Phrase<(from: String, verdict: String)>
    }

    package final class PublicCalculator: Decodable, Sendable {
        package let title, link, lead, none, otherPlan, household, residents, stove, stoveHint, lone, loneHint: String
        package let category, categoryHint: String
        package let quantity, byReadings, days, byMonth, byDates, month, year, from, fromHint, until, untilHint: String
        package let previous, current, result: String
        package let noResidents, notAlone, noQuantity, noPrevious, noCurrent, tooMuch, below: String
        package let noMonth, noFrom, noUntil, upsideDown, tooLong: String
        package let offeredUntil, byQuantity, used, previousRegister, currentRegister, howUsed, inFuture: Phrase<String>
        package let notOffered, tooManyResidents: Phrase<String>
        package let registerUsed: Phrase<(register: String, unit: String)>
        package let howRegister: Phrase<(register: String, used: String)>
    }
}
