package enum BackupError: Error, Equatable {
    case noDatabase(directory: String)
    /// The file for the backup exists already.
    case exists(String)
    case unusable(String, reason: String)
    /// The file is not a valid backup.
    case noBackup(String, reason: String)
}
