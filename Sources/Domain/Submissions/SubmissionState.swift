/// What has become of a reading that was given.
package enum SubmissionState: String, CaseIterable, Sendable {
    /// Taken; the customer can correct it until the cut-off.
    case received
    /// Somebody of the operator looks at it.
    case held
    /// The customer was asked for a photograph.
    case asked
    /// Looked at, and taken.
    case accepted
    /// Passed on to billing.
    case exported
    /// In the billing's own readings.
    case posted
    /// Not taken by billing, or by the operator, for a reason.
    case refused, rejected
    /// A later one stands in its place.
    case replaced
    /// Taken back by the customer.
    case withdrawn
    /// The photograph did not come in time.
    case lapsed
    /// The customer says that it is wrong, after it was passed on.
    case disputed

    package var next: Set<SubmissionState> {
        switch self {
        case .received: [.held, .exported, .replaced, .withdrawn]
        case .held: [.accepted, .rejected, .asked, .replaced, .withdrawn]
        case .asked: [.held, .lapsed, .replaced, .withdrawn]
        case .accepted: [.exported, .replaced, .withdrawn]
        case .exported: [.posted, .refused, .disputed]
        case .posted: [.disputed, .refused]
        case .refused: [.posted]
        case .disputed: [.posted]
        case .rejected, .replaced, .withdrawn, .lapsed: []
        }
    }

    /// Whether a customer may put another one in its place.
    package var canBeCorrected: Bool { next.contains(.replaced) }

    /// Whether the next export takes it, once its time for corrections is over.
    package var isExportable: Bool { next.contains(.exported) }
}
