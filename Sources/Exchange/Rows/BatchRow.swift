/// A row of a file, its cells read.
struct BatchRow {
    var line = 0
    /// In the order of `BatchFile.columns`; `.none` where a cell is empty, or wrong.
    var values: [Value]
    /// False when a cell was wrong, which has been reported.
    var isSound = true
}
