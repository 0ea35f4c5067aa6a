/// A picture's size, known from its head before it is unpacked: a small file can claim to be huge.
struct PictureSize {
    let width: Int
    let height: Int

    private static let longestSide = 12_000

    /// - Throws: `SentFile.Problem` if it is empty, or larger than is unpacked.
    init(_ width: Int, _ height: Int, mostPixels: Int) throws(SentFile.Problem) {
        guard width > 0, height > 0 else { throw .broken }
        guard max(width, height) <= PictureSize.longestSide, width * height <= mostPixels else { throw .tooManyPixels }
        (self.width, self.height) = (width, height)
    }
}
