package import Domain
package import Exchange

/// Why a long job, printing or checking, cannot begin or continue.
package enum JobError: Error {
    case noBills(Month)
    /// Another run is writing to the folder.
    case busy(folder: String)
    /// The folder contains the bills of another run.
    case otherRun(folder: String, found: String)
    /// A batch was published during the run.
    case newBatch
    /// The file of an export would not be the one that was passed on.
    case otherExport(Int)
    /// The folder of an export has another content.
    case otherFolder(String)
    case unwritable(String, SystemError)
}
