import Domain

/// Why a long job of the operator's, printing or checking, can't begin or can't go on.
enum JobError: Error, CustomStringConvertible {
    case noDatabase(String)
    case noBills(Month)
    case busy(String)
    case otherRun(folder: String, found: String)
    case newBatch
    case unwritable(String, reason: String)

    var description: String {
        switch self {
        case .noDatabase(let directory): "there is no database in \(directory): name its --directory"
        case .noBills(let month): "there are no bills of \(month.iso)"
        case .busy(let folder): "another run is writing to \(folder): wait for its end, or choose another --out"
        case .otherRun(let folder, let found): "\(folder) holds other bills (\(found)): choose another --out"
        case .newBatch: "a batch was published meanwhile, and the bills may differ: print again, into another --out"
        case .unwritable(let path, let reason): "\(path) can't be written: \(reason)"
        }
    }
}
