/// A parsed row of a file.
struct BatchRow {
    var line = 0
    /// In the order of `BatchFile.columns`; `.none` if a cell is empty or invalid.
    var values: [Value]
    /// False if a cell was invalid, which has been reported.
    var isSound = true
}
