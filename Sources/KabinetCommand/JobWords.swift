import Domain
import Exchange
import Operations

// The messages of the operator's jobs.

extension JobError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noBills(let month): "there are no bills of \(month.iso)"
        case .busy(let folder): "another run is writing to \(folder): wait until it ends, or choose another --out"
        case .otherRun(let folder, let found): "\(folder) contains other bills (\(found)): choose another --out"
        case .newBatch: "a batch was published during the run, and bills may differ: print again into another --out"
        case .unwritable(let path, let reason): "\(path) cannot be written: \(reason)"
        }
    }
}

extension BackupError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noDatabase(let directory): "there is no database in \(directory): name its --directory"
        case .exists(let path): "\(path) exists already; choose another name"
        case .unusable(let path, let reason): "\(path) cannot be used: \(reason)"
        case .noBackup(let path, let reason): "\(path) is not a valid backup: \(reason)"
        }
    }
}

extension PrintRun.Result {
    func words(_ seconds: Double) -> String {
        let before = kept == 0 ? "" : ", \(kept) existed already"
        return "Drawn: \(drawn) bills in \(tenths(seconds)) s, \(pace(drawn, seconds)) per second\(before)."
    }
}

extension ChargesRun.Result {
    func words(_ seconds: Double) -> String {
        let head =
            "Checked: \(count) charges, \(pace(count, seconds)) per second: \(agreeing) agree, \(differing) differ, "
            + "\(impossible) cannot be checked, \(withoutBill) are on no bill."
        let lines = reasons.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "    \($0.key): \($0.value)" }
        return ([head] + lines).joined(separator: "\n")
    }
}

extension CustomerFile.Result {
    var words: String {
        "\(added) customers added; \(existing) existed already; \(refused) lines refused."
    }
}

extension CustomerOperation {
    /// For the log, which names no person.
    var word: String {
        switch self {
        case .add(let customers, _, _): "add \(customers.count)"
        case .list: "list"
        case .act(.show, _, _): "show"
        case .act(.unlink, _, _): "unlink"
        case .act(.endSessions, _, _): "end sessions"
        case .act(.removeSecondFactor, _, _): "remove second factor"
        case .act(.delete, _, _): "delete"
        }
    }
}

extension CustomerOperation.Outcome {
    var word: String {
        switch self {
        case .added(let outcomes): "added \(outcomes.count { $0 == .added })"
        case .done: "done"
        case .refused: "refused"
        }
    }
}

extension Outcome {
    /// For the log.
    var word: String {
        switch self {
        case .published(let rows, let warnings): "published \(rows) rows, \(warnings.warningCount) warnings"
        case .unchanged: "unchanged"
        case .checked(let rows, let warnings): "checked \(rows) rows, \(warnings.warningCount) warnings"
        case .refused(let report): "refused, \(report.count) problems"
        }
    }
}

/// "12.3".
func tenths(_ seconds: Double) -> String {
    let tenths = Int((seconds * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
}

/// Items per second.
func pace(_ count: Int, _ seconds: Double) -> Int {
    Int(Double(count) / max(seconds, 0.001))
}
