package import Domain

extension Texts {

    package final class Payments: Decodable, Sendable {
        package let records, title, day, amount, bank, total: String
        package let service, paidSum, splitTotal, notSplit, choose, empty, emptyNext, none, noneNext, download: String
        package let differ: String
        package let caption: Phrase<(from: String, to: String)>
        package let chosen, reverses: Phrase<String>
        package let reversal, reversed: Phrase<(day: String, sum: String)>
        package let reversesDay: String
        package let chosenLine, repeated: Phrase<(day: String, bank: String, sum: String)>
        package let difference: Phrase<(month: String, service: String, posted: String, paid: String)>
    }

    /// The chart of what was used.
    package final class Usage: Decodable, Sendable {
        package let byMoney, data, month, before, charged, legend: String
        package let title, lastYear, byQuantity, quantity: Phrase<String>
        package let alt: Phrase<(service: String, unit: String, from: String, to: String)>
    }

    package final class Bills: Decodable, Sendable {
        package let title, month, ofMonth, ofMonthNote, toPay, bill, reverse, view, choose, empty, emptyNext, none,
            noneNext: String
        package let nothingToPay, download, document, front, chartData: String
        package let missing, missingWhat, missingNext, openEarlier, openPresent: String
        package let viewBill, viewReverse, chosen, settled, counted, openLatest: Phrase<String>
        package let caption: Phrase<(from: String, to: String)>
        package let left: Phrase<(sum: String, day: String)>
    }

    /// The words of the bill itself, front and back.
    package final class Sheet: Decodable, Sendable {
        package let title, payer, formerPayer, address, account, residents, issued, code, due, toPay: String
        package let corrected, replaced: Phrase<String>
        package let caption, service, quantity, price, opening, charged, adjusted, paid, total, overpaidApart,
            advanceLeft: String
        package let unknownConsumption, noChanges, firstBill, began, ended, consumption, noBill: String
        package let before, now, difference, why: String
        package let month, method, unit, changesAtAll, reverse, tariffs, unconfirmed, offices: String
        package let reading: Phrase<BetweenReadings>
        package let registerOfMeter: Phrase<(meter: String, register: String)>
        package let ratio: Phrase<(consumption: String, ratio: String)>
        package let rolledOver, takenBack: Phrase<String>
        package let onlyReading: Phrase<(meter: String, day: String, value: String, origin: String)>
        package let otherQuantity: Phrase<(metered: String, billed: String)>
        package let adjustment: Phrase<(sum: String, reason: String)>
        package let adjustmentAbout: Phrase<(sum: String, month: String, reason: String)>
        package let adjustmentAlone, advance, overpaid, changes, same, tax, taxUnknown: Phrase<String>
        package let taxAtRate: Phrase<(percent: String, sum: String)>
        package let stepInDays: Phrase<(step: String, from: String, until: String)>
        package let more, less: Phrase<(service: String, sum: String)>
        package let priceChanged, quantityChanged, methodChanged, daysFewer,
            daysMore: Phrase<(before: String, now: String)>
        package let residentsChanged, planChanged: Phrase<(before: String, now: String)>
        package let stepPriceChanged: Phrase<(step: String, before: String, now: String)>
        package let categoryChanged, normsChanged, otherChange, checked, checkedLines, explain: String
        package let differs: Phrase<(recomputed: String, billed: String)>
        package let lineProduct: Phrase<(quantity: String, price: String, right: String, billed: String)>
        package let linePrice, lineQuantity, lineSum: Phrase<(billed: String, right: String)>
        package let lineTwoMonths: Phrase<(billed: String, day: String)>
        package let lineEstimate: Phrase<(meter: String, billed: String, right: String)>
        package let lineSurplus: String
        package let lineMissing: Phrase<String>
        package let ofStep: Phrase<(step: String, words: String)>
        package let sumChanged: Phrase<(before: String, now: String, charged: String, paid: String)>
        package let sumChangedUnpaid: Phrase<(before: String, now: String, charged: String)>
        package let overpaymentUsed, overpaymentGrew, superseded, adjustedNow, adjustedBefore: Phrase<String>
        package let scan: Phrase<(sum: String, day: String)>
        package let readings: String
        package let scanReadings: Phrase<String>
        package let stepsChanged: Phrase<(before: String, now: String)>
        package let chart: Phrase<(service: String, unit: String)>
        package let usageBefore: Phrase<(month: String, quantity: String)>
        package let usagePerDay, bin, iban, bic, beneficiaryCode: Phrase<String>
        package let replaceBy: Phrase<(reading: String, day: String)>
        package let overdue: String
        package let foot: Phrase<(account: String, month: String)>
        package let tariffLead: Phrase<(service: String, plan: String, day: String, unit: String)>
        package let tariffStep, tariffTop: Phrase<(step: String, price: String)>
        package let tariffLevel: Phrase<(step: String, price: String, limit: String)>

        package typealias BetweenReadings = (
            meter: String, previousDay: String, previous: String, previousOrigin: String, currentDay: String,
            current: String, currentOrigin: String, consumption: String
        )

        package let otherRate, checkedUse: Phrase<String>
        package let otherDays: Phrase<(from: String, until: String, days: String)>
        package let otherPart: Phrase<(part: String, parts: String)>
        package let otherChanged: Phrase<(kind: String, before: String, now: String)>

        private let others: Others
        private let methods: Methods
        private let units: Units
        private let steps: Steps
        private let origins: Origins

        private struct Others: Decodable {
            let losses, penalty, subsidy, instalment: String
            let lossesWhat, penaltyWhat, subsidyWhat, instalmentWhat: String
        }

        private struct Methods: Decodable {
            let meter, norm, average, fixed: String
        }

        private struct Units: Decodable {
            let kilowattHours, cubicMetres, gigacalories, persons, squareMetres, months: String
        }

        private struct Steps: Decodable {
            let all, level1, level2, level3, day, peak, night: String
        }

        private struct Origins: Decodable {
            let company, remote, customer, average: String
        }

        package subscript(kind: OtherCharge.Kind) -> String {
            switch kind {
            case .losses: others.losses
            case .penalty: others.penalty
            case .subsidy: others.subsidy
            case .instalment: others.instalment
            }
        }

        /// What such a charge is for, without a full stop.
        package func explanation(of kind: OtherCharge.Kind) -> String {
            switch kind {
            case .losses: others.lossesWhat
            case .penalty: others.penaltyWhat
            case .subsidy: others.subsidyWhat
            case .instalment: others.instalmentWhat
            }
        }

        package subscript(method: BillLine.Method) -> String {
            switch method {
            case .meter: methods.meter
            case .norm: methods.norm
            case .average: methods.average
            case .fixed: methods.fixed
            }
        }

        package subscript(unit: Service.Unit) -> String {
            switch unit {
            case .kilowattHours: units.kilowattHours
            case .cubicMetres: units.cubicMetres
            case .gigacalories: units.gigacalories
            case .persons: units.persons
            case .squareMetres: units.squareMetres
            case .months: units.months
            }
        }

        package subscript(step: TariffStep) -> String {
            switch step {
            case .all: steps.all
            case .level1: steps.level1
            case .level2: steps.level2
            case .level3: steps.level3
            case .day: steps.day
            case .peak: steps.peak
            case .night: steps.night
            }
        }

        /// Nil for the total of a meter with one register.
        package subscript(register: Register) -> String? {
            switch register {
            case .total: nil
            case .day: steps.day
            case .peak: steps.peak
            case .night: steps.night
            }
        }

        package subscript(origin: Reading.Origin) -> String {
            switch origin {
            case .company: origins.company
            case .remote: origins.remote
            case .customer: origins.customer
            case .average: origins.average
            }
        }
    }
}
