import Domain

extension Texts {

    final class Payments: Decodable, Sendable {
        let records, look, title, day, amount, bank, total: String
        let service, paidSum, splitTotal, notSplit, choose, empty, emptyNext, none, noneNext, download: String
        let caption, chosen, chosenLine: Phrase
    }

    final class Bills: Decodable, Sendable {
        let title, month, ofMonth, toPay, bill, reverse, view, choose, empty, emptyNext, none, noneNext: String
        let nothingToPay, download, document, front, print, pay, back, chartData: String
        let missing, missingWhat, missingNext: String
        let viewBill, viewReverse, caption, chosen, latest, daysLeft, dueToday, passed, settled, left: Phrase
        let openLatest: Phrase
    }

    /// The words of the bill itself, front and back.
    final class Sheet: Decodable, Sendable {
        let title, payer, address, account, residents, issued, due, toPay: String
        let caption, service, quantity, price, opening, charged, adjusted, paid, total, overpaidApart: String
        let unknownConsumption, noChanges, firstBill, began, ended, consumption, noBill: String
        let month, method, unit, changesAtAll, reverse, tariffs, unconfirmed, offices: String
        let reading, registerReading, ratio, otherQuantity, adjustment, adjustmentAlone, overpaid: Phrase
        let changes, more, less, same, priceChanged, stepPriceChanged, quantityChanged, methodChanged: Phrase
        let daysFewer, daysMore, residentsChanged, planChanged: Phrase
        let categoryChanged, normsChanged, otherChange, checked, explain: String
        let differs: Phrase
        let sumChanged, overpaymentUsed, overpaymentGrew, stepsChanged, superseded: Phrase
        let adjustedNow, adjustedBefore, chart, scan, foot: Phrase
        let tariffLead, tariffStep, tariffLevel, tariffTop: Phrase
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
