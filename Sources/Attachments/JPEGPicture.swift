import CTurboJPEG

/// A JPEG is unpacked, turned upright, and packed again: places, cameras and everything else beside the pixels is left
/// out. A large photograph becomes smaller, but stays legible.
enum JPEGPicture {
    private static let mostPixels = 40_000_000
    /// Of the picture that is kept.
    private static let longestSide = 4096
    private static let quality: Int32 = 85

    static func madeAnew(_ sent: [UInt8]) throws(SentFile.Problem) -> [UInt8] {
        try packed(try unpacked(sent).upright(Orientation(ofJPEG: sent)))
    }

    static func packed(_ pixels: Pixels) throws(SentFile.Problem) -> [UInt8] {
        guard let packer = tjInitCompress() else { throw .broken }
        defer { tjDestroy(packer) }
        var (packed, count): (UnsafeMutablePointer<UInt8>?, UInt) = (nil, 0)
        defer { tjFree(packed) }
        let result = tjCompress2(
            packer, pixels.bytes, Int32(pixels.width), 0, Int32(pixels.height), Int32(TJPF_RGB.rawValue), &packed,
            &count,
            Int32(TJSAMP_420.rawValue), quality, 0)
        guard result == 0, let packed else { throw .broken }
        return Array(UnsafeBufferPointer(start: packed, count: Int(count)))
    }

    static func unpacked(_ sent: [UInt8]) throws(SentFile.Problem) -> Pixels {
        guard let unpacker = tjInitDecompress() else { throw .broken }
        defer { tjDestroy(unpacker) }
        var (width, height, samples, colours): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
        let head = tjDecompressHeader3(
            unpacker, sent, UInt(sent.count), &width, &height, &samples, &colours)
        guard head == 0 else { throw .broken }
        let size = try PictureSize(Int(width), Int(height), mostPixels: mostPixels)

        // The library unpacks to a half, a quarter or an eighth without having the whole picture in memory.
        let part = [1, 2, 4, 8].first { max(size.width, size.height) <= $0 * longestSide } ?? 8
        var pixels = Pixels(width: (size.width + part - 1) / part, height: (size.height + part - 1) / part)
        let result = tjDecompress2(
            unpacker, sent, UInt(sent.count), &pixels.bytes, Int32(pixels.width), 0, Int32(pixels.height),
            Int32(TJPF_RGB.rawValue), TJFLAG_LIMITSCANS)
        // Phones write pictures that are not quite by the book: a warning is no error.
        guard result == 0 || tjGetErrorCode(unpacker) == Int32(TJERR_WARNING.rawValue) else { throw .broken }
        return pixels
    }
}

/// A picture in memory: three bytes a pixel, row by row.
struct Pixels {
    let width: Int
    let height: Int
    var bytes: [UInt8]

    init(width: Int, height: Int) {
        (self.width, self.height) = (width, height)
        bytes = [UInt8](repeating: 0, count: 3 * width * height)
    }

    /// As one looks at it.
    func upright(_ orientation: Orientation) -> Pixels {
        guard orientation != .upright else { return self }
        var turned =
            orientation.isOnItsSide ? Pixels(width: height, height: width) : Pixels(width: width, height: height)
        let (turnedWidth, turnedHeight) = (turned.width, turned.height)
        bytes.withUnsafeBufferPointer { from in
            turned.bytes.withUnsafeMutableBufferPointer { to in
                for y in 0..<turnedHeight {
                    for x in 0..<turnedWidth {
                        let (column, row) = orientation.source(x, y, width, height)
                        let (source, target) = (3 * (row * width + column), 3 * (y * turnedWidth + x))
                        for part in 0..<3 { to[target + part] = from[source + part] }
                    }
                }
            }
        }
        return turned
    }
}
