/// A service that is supplied and charged for: electricity, cold water, the intercom.
///
/// A class, as all of the catalogue that is passed on with every sum: a copy of its names is ten references to count.
package final class Service: Sendable {
    package let code: ServiceCode
    package let unit: Unit
    package let name: Words
    package let supplier: Words
    /// Whether what is overpaid here lowers what is to pay for the other services: money that is not allocated yet, if the
    /// supplier says so.
    package let paysOthers: Bool

    package init(code: ServiceCode, unit: Unit, name: Words, supplier: Words, paysOthers: Bool = false) {
        (self.code, self.unit, self.name, self.supplier) = (code, unit, name, supplier)
        self.paysOthers = paysOthers
    }

    /// Whether it is used otherwise in winter.
    var isSeasonal: Bool { unit == .kilowattHours || unit == .gigacalories }

    /// The unit of the service, as in batches (docs/exchange.md, services.csv).
    package enum Unit: String, CaseIterable, Sendable {
        case kilowattHours = "kWh"
        case cubicMetres = "m3"
        case gigacalories = "Gcal"
        case persons = "person"
        case squareMetres = "m2"
        case months = "month"
    }
}

extension Service: Hashable {
    package static func == (left: Service, right: Service) -> Bool {
        left === right
            || left.code == right.code && left.unit == right.unit && left.name == right.name
                && left.supplier == right.supplier && left.paysOthers == right.paysOthers
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(code) }
}
