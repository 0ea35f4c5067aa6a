package import Domain

extension Texts {
    package final class Tariffs: Decodable, Sendable {
        package let title, services, none, noneNext, forPrograms, canBeChosen: String
        package let tariff, level, timeOfDay, withoutVAT, day, vatHead, basis: String
        package let consumer, chart, today, history, changes, earlierNorms: String
        package let lead, chosenFrom, chosenUntil, wasChosenUntil, per, from, vat, percent, net, document,
            normsSince: Phrase<String>
        package let normsFrom: Phrase<String>
        package let since, willCost: Phrase<(day: String, per: String)>
        package let norms: Phrase<(unit: String, when: String)>
        package let normsWere: Phrase<(first: String, last: String)>
        private let pay: Pay

        private struct Pay: Decodable {
            let month, person, squareMetre: String
        }

        /// The unit of a price; nil if it is the service's own.
        package subscript(method: Plan.Method) -> String? {
            switch method {
            case .flat, .levels, .zones: nil
            case .perMonth: pay.month
            case .perPerson: pay.person
            case .perSquareMetre: pay.squareMetre
            }
        }
    }
}
