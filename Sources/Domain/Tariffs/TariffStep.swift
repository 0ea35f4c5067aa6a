/// The part of the consumption that a price is for: all of it, a level, or a time of day.
package enum TariffStep: String, CaseIterable, Sendable {
    case all
    case level1 = "1"
    case level2 = "2"
    case level3 = "3"
    case day, peak, night

    package static let levels: [TariffStep] = [.level1, .level2, .level3]

    /// The register that counts a time of day.
    package var register: Register? {
        switch self {
        case .day: .day
        case .peak: .peak
        case .night: .night
        case .all, .level1, .level2, .level3: nil
        }
    }

    static let zones: [TariffStep] = [.day, .peak, .night]
}

extension Plan.Method {
    /// The steps for which a plan of this method has prices.
    package var steps: [TariffStep] {
        switch self {
        case .levels: TariffStep.levels
        case .zones: TariffStep.zones
        case .flat, .perMonth, .perPerson, .perSquareMetre: [.all]
        }
    }
}
