/// What has become of a reading that was given.
package enum SubmissionState: String, CaseIterable, Sendable {
    /// Taken; its giver can correct it until the last day for it is over.
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

    package var next: Set<SubmissionState> {
        switch self {
        case .received: [.exported, .replaced]
        case .held: [.accepted, .rejected, .asked, .replaced]
        case .asked: [.accepted, .rejected, .replaced]
        case .accepted: [.exported, .replaced]
        // Of several answers of billing the last one counts.
        case .exported: [.posted, .refused]
        case .posted: [.refused]
        case .refused: [.posted]
        // The one that took its place was rejected.
        case .replaced: [.received]
        case .rejected: []
        }
    }

    /// Whether a customer may put another one in its place.
    package var canBeCorrected: Bool { next.contains(.replaced) }

    /// Whether it waits for the operator.
    package var isWaiting: Bool { self == .held || self == .asked }

    /// Whether later readings are compared with it.
    package var counts: Bool {
        switch self {
        case .received, .accepted, .exported, .posted: true
        case .held, .asked, .refused, .rejected, .replaced: false
        }
    }

    /// Whether it is the reading of its month.
    package var stands: Bool { counts || isWaiting }
}
