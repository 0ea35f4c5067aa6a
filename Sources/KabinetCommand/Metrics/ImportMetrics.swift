import Exchange
import Synchronization
import Web

/// Counts the outcomes of the imports in this process, and the progress of the current one. With PostgreSQL `kabinet
/// import` works on the database directly: a node sees only the result, in the database.
final class ImportMetrics: Sendable {
    enum Outcome: String, CaseIterable {
        case published, unchanged, checked, refused, undone, unreadable, failed
    }

    private struct State {
        var outcomes: [Outcome: Int] = [:]
        var running = 0
        var progress: Progress?
    }

    private let state = Mutex(State())

    func begin() {
        state.withLock { $0.running += 1 }
    }

    func show(_ progress: Progress) {
        state.withLock { $0.progress = progress }
    }

    func end(_ outcome: Outcome) {
        state.withLock { state in
            state.running -= 1
            state.progress = nil
            state.outcomes[outcome, default: 0] += 1
        }
    }

    func write(to text: inout MetricsText) {
        let state = state.withLock { $0 }
        text.family("kabinet_imports_total", .counter, "Imports in this process by outcome.")
        for outcome in Outcome.allCases { text.sample(state.outcomes[outcome] ?? 0, ["outcome": outcome.rawValue]) }
        text.single("kabinet_imports_running", .gauge, state.running, "Imports running or waiting.")
        text.single("kabinet_import_rows", .gauge, state.progress?.rows ?? 0, "Rows read of the batch being imported.")
        text.single("kabinet_import_bytes", .gauge, state.progress?.bytes ?? 0, "Bytes read of it.")
        text.single("kabinet_import_size_bytes", .gauge, state.progress?.totalBytes ?? 0, "Its size.")
    }
}

extension ImportMetrics.Outcome {
    init(_ reply: ControlReply) {
        self =
            switch reply {
            case .outcome(.published): .published
            case .outcome(.unchanged): .unchanged
            case .outcome(.checked): .checked
            case .outcome(.refused): .refused
            case .outcome(.undone): .undone
            case .unreadable: .unreadable
            case .failed, .interrupted, .progress, .customers, .feedback, .retention, .electronicBills, .notices,
                .readings,
                .count:
                .failed
            }
    }
}
