package import Domain

/// Why a long job, printing or checking, can't begin or can't go on.
package enum JobError: Error {
    case noBills(Month)
    /// Another run is writing to the folder.
    case busy(folder: String)
    /// The folder holds the bills of another run.
    case otherRun(folder: String, found: String)
    /// A batch was published meanwhile.
    case newBatch
    case unwritable(String, reason: String)
}
