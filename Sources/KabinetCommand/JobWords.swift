import Domain
import Exchange
import Operations
import Words

// The messages of the operator's jobs.

extension JobError: CustomStringConvertible {
    package var description: String {
        let words = Speech.texts.jobs
        return switch self {
        case .noBills(let month): words.noBills(month.iso)
        case .busy(let folder): words.busy(folder)
        case .otherRun(let folder, let found): words.otherRun((folder: folder, found: found))
        case .newBatch: words.newBatch
        case .otherFolder(let path): words.otherFolder(path)
        case .otherExport(let number): words.otherExport("\(number)")
        case .unwritable(let path, let error):
            words.unwritable((path: path, reason: error.text(in: Speech.texts.systemErrors)))
        }
    }
}

extension BackupError: CustomStringConvertible {
    package var description: String {
        let words = Speech.texts.backups
        return switch self {
        case .noDatabase(let directory): words.noDatabase(directory)
        case .exists(let path): words.exists(path)
        case .unusable(let path, let reason): words.unusable((path: path, reason: reason.text(in: Speech.texts)))
        case .noBackup(let path, let reason): words.noBackup((path: path, reason: reason.text(in: Speech.texts)))
        }
    }
}

extension PrintRun.Result {
    func words(_ seconds: Double) -> String {
        let words = Speech.texts.jobs
        let (count, took, speed) = ("\(drawn)", tenths(seconds), "\(pace(drawn, seconds))")
        guard kept > 0 else { return words.drawn((drawn: count, seconds: took, pace: speed)) }
        return words.drawnBefore((drawn: count, seconds: took, pace: speed, kept: "\(kept)"))
    }
}

extension ChargesRun.Result {
    func words(_ seconds: Double) -> String {
        let head = Speech.texts.jobs.checked(
            (
                count: "\(count)", pace: "\(pace(count, seconds))", agreeing: "\(agreeing)",
                differing: "\(differing)", impossible: "\(impossible)", withoutBill: "\(withoutBill)"
            ))
        let lines = reasons.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "    \($0.key): \($0.value)" }
        return ([head] + lines).joined(separator: "\n")
    }
}

extension CustomerFile.Result {
    var words: String {
        Speech.texts.jobs.customersAdded((added: "\(added)", existing: "\(existing)", refused: "\(refused)"))
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
        case .undone(let batch, let inForce): "undone \(batch), in force \(inForce)"
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
