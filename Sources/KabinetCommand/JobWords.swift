import Domain
import Exchange
import Operations

// What the operator's jobs say on a terminal.

extension JobError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noBills(let month): "there are no bills of \(month.iso)"
        case .busy(let folder): "another run is writing to \(folder): wait for its end, or choose another --out"
        case .otherRun(let folder, let found): "\(folder) holds other bills (\(found)): choose another --out"
        case .newBatch: "a batch was published meanwhile, and the bills may differ: print again, into another --out"
        case .unwritable(let path, let reason): "\(path) can't be written: \(reason)"
        }
    }
}

extension BackupError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noDatabase(let directory): "there is no database in \(directory): name its --directory"
        case .exists(let path): "\(path) is there already; choose another name"
        case .unusable(let path, let reason): "\(path) can't be used: \(reason)"
        case .noBackup(let path, let reason): "\(path) is not a whole backup: \(reason)"
        }
    }
}

extension PrintRun.Result {
    func words(_ seconds: Double) -> String {
        let before = kept == 0 ? "" : ", \(kept) were there already"
        return "Drawn: \(drawn) bills in \(tenths(seconds)) s, \(pace(drawn, seconds)) per second\(before)."
    }
}

extension ChargesRun.Result {
    func words(_ seconds: Double) -> String {
        "Checked: \(count) charges, \(pace(count, seconds)) per second: \(agreeing) agree, \(differing) differ, "
            + "\(lacking) lack what is needed."
    }
}

extension CustomerFile.Result {
    var words: String {
        "\(letIn) customers may sign in now; \(hadSignIn) had a sign-in before; \(refused) lines were refused."
    }
}

extension Outcome {
    /// For the log.
    var word: String {
        switch self {
        case .published(let rows): "published \(rows) rows"
        case .unchanged: "unchanged"
        case .checked(let rows): "checked \(rows) rows"
        case .refused(let report): "refused, \(report.count) problems"
        }
    }
}

/// "12.3".
func tenths(_ seconds: Double) -> String {
    let tenths = Int((seconds * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
}

/// How many a second.
func pace(_ count: Int, _ seconds: Double) -> Int {
    Int(Double(count) / max(seconds, 0.001))
}
