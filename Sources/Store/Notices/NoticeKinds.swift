package import Domain

extension CustomerNotice {
    package var kind: LetterKind {
        switch self {
        case .billDue: .billDue
        case .metersDue: .meterDue
        case .readingsDue: .readingsDue
        case .newPrice: .newPrice
        case .highUse: .highUse
        }
    }
}
