/// How a camera was held, as a JPEG's EXIF data say: by the number of the specification.
enum Orientation: Int {
    case upright = 1
    case mirrored
    case upsideDown
    case mirroredUpsideDown
    case mirroredOnLeftSide
    case onLeftSide
    case mirroredOnRightSide
    case onRightSide

    /// Width and height are exchanged.
    var isOnItsSide: Bool { rawValue >= Orientation.mirroredOnLeftSide.rawValue }

    /// Which pixel of a picture of this size stands at a place of the upright one.
    func source(_ x: Int, _ y: Int, _ width: Int, _ height: Int) -> (column: Int, row: Int) {
        let (right, bottom) = (width - 1, height - 1)
        return switch self {
        case .upright: (x, y)
        case .mirrored: (right - x, y)
        case .upsideDown: (right - x, bottom - y)
        case .mirroredUpsideDown: (x, bottom - y)
        case .mirroredOnLeftSide: (y, x)
        case .onLeftSide: (y, bottom - x)
        case .mirroredOnRightSide: (right - y, bottom - x)
        case .onRightSide: (right - y, x)
        }
    }

    /// Upright unless the EXIF data say otherwise; data that cannot be read say nothing.
    init(ofJPEG bytes: [UInt8]) {
        self = Orientation.exif(in: bytes).flatMap { Orientation(tiff: $0) } ?? .upright
    }

    /// The TIFF structure in the first APP1 segment, which begins with "Exif".
    private static func exif(in bytes: [UInt8]) -> ArraySlice<UInt8>? {
        var position = 2
        while position + 4 <= bytes.count, bytes[position] == 0xFF {
            let (marker, length) = (bytes[position + 1], Int(bytes[position + 2]) << 8 | Int(bytes[position + 3]))
            let end = position + 2 + length
            // The picture itself begins.
            guard marker != 0xDA, length >= 2, end <= bytes.count else { return nil }
            let content = bytes[(position + 4)..<end]
            if marker == 0xE1, content.starts(with: Array("Exif\0\0".utf8)) { return content.dropFirst(6) }
            position = end
        }
        return nil
    }

    /// The entry 0x0112 of the first directory.
    private init?(tiff: ArraySlice<UInt8>) {
        let bytes = Array(tiff)
        let isLittle = bytes.starts(with: Array("II".utf8))
        guard isLittle || bytes.starts(with: Array("MM".utf8)) else { return nil }
        func number(at start: Int, _ count: Int) -> Int? {
            guard start >= 0, start + count <= bytes.count else { return nil }
            let digits = bytes[start..<start + count]
            return (isLittle ? Array(digits.reversed()) : Array(digits)).reduce(0) { $0 << 8 | Int($1) }
        }
        guard let directory = number(at: 4, 4), let count = number(at: directory, 2) else { return nil }
        for entry in 0..<count {
            let start = directory + 2 + 12 * entry
            guard let tag = number(at: start, 2) else { return nil }
            guard tag == 0x0112 else { continue }
            guard let value = number(at: start + 8, 2) else { return nil }
            self.init(rawValue: value)
            return
        }
        return nil
    }
}
