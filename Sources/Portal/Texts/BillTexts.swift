import Domain

extension Texts {

    final class Payments: Decodable, Sendable {
        let records, title, day, amount, bank, total: String
        let service, paidSum, splitTotal, notSplit, choose, empty, emptyNext, none, noneNext, download: String
        let caption: Phrase<(from: String, to: String)>
        let chosen: Phrase<String>
        let chosenLine: Phrase<(day: String, bank: String, sum: String)>
    }

    final class Bills: Decodable, Sendable {
        let title, month, ofMonth, toPay, bill, reverse, view, choose, empty, emptyNext, none, noneNext: String
        let nothingToPay, download, document, front, pay, chartData: String
        let missing, missingWhat, missingNext: String
        let viewBill, viewReverse, chosen, latest, dueToday, settled, openLatest: Phrase<String>
        let caption: Phrase<(from: String, to: String)>
        let daysLeft, passed: Phrase<(day: String, days: String)>
        let left: Phrase<(sum: String, day: String)>
    }

    /// The words of the bill itself, front and back.
    final class Sheet: Decodable, Sendable {
        let title, payer, address, account, residents, issued, due, toPay: String
        let caption, service, quantity, price, opening, charged, adjusted, paid, total, overpaidApart: String
        let unknownConsumption, noChanges, firstBill, began, ended, consumption, noBill: String
        let month, method, unit, changesAtAll, reverse, tariffs, unconfirmed, offices: String
        let reading: Phrase<BetweenReadings>
        let registerOfMeter: Phrase<(meter: String, register: String)>
        let ratio: Phrase<(consumption: String, ratio: String)>
        let otherQuantity: Phrase<(metered: String, billed: String)>
        let adjustment: Phrase<(sum: String, reason: String)>
        let adjustmentAlone, overpaid, changes, same: Phrase<String>
        let more, less: Phrase<(service: String, sum: String)>
        let priceChanged, quantityChanged, methodChanged, daysFewer, daysMore: Phrase<(before: String, now: String)>
        let residentsChanged, planChanged: Phrase<(before: String, now: String)>
        let stepPriceChanged: Phrase<(step: String, before: String, now: String)>
        let categoryChanged, normsChanged, otherChange, checked, explain: String
        let differs: Phrase<(recomputed: String, billed: String)>
        let sumChanged: Phrase<(before: String, now: String, charged: String, paid: String)>
        let overpaymentUsed, overpaymentGrew, superseded, adjustedNow, adjustedBefore, scan: Phrase<String>
        let stepsChanged: Phrase<(before: String, now: String)>
        let chart: Phrase<(service: String, unit: String)>
        let foot: Phrase<(account: String, month: String)>
        let tariffLead: Phrase<(service: String, plan: String, day: String, unit: String)>
        let tariffStep, tariffTop: Phrase<(step: String, price: String)>
        let tariffLevel: Phrase<(step: String, price: String, limit: String)>

        typealias BetweenReadings = (
            meter: String, previousDay: String, previous: String, previousOrigin: String, currentDay: String,
            current: String, currentOrigin: String, consumption: String
        )

        private let methods: Methods
        private let units: Units
        private let steps: Steps
        private let origins: Origins

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

        subscript(method: BillLine.Method) -> String {
            switch method {
            case .meter: methods.meter
            case .norm: methods.norm
            case .average: methods.average
            case .fixed: methods.fixed
            }
        }

        subscript(unit: Service.Unit) -> String {
            switch unit {
            case .kilowattHours: units.kilowattHours
            case .cubicMetres: units.cubicMetres
            case .gigacalories: units.gigacalories
            case .persons: units.persons
            case .squareMetres: units.squareMetres
            case .months: units.months
            }
        }

        subscript(step: TariffStep) -> String {
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

        /// Nil for a meter that has one register only.
        subscript(register: Register) -> String? {
            switch register {
            case .total: nil
            case .day: steps.day
            case .peak: steps.peak
            case .night: steps.night
            }
        }

        subscript(origin: Reading.Origin) -> String {
            switch origin {
            case .company: origins.company
            case .remote: origins.remote
            case .customer: origins.customer
            case .average: origins.average
            }
        }
    }
}
