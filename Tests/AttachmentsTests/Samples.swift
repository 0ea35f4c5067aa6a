import Foundation

@testable import Attachments

enum Samples {
    /// 3 × 2 red pixels, with an author in a text chunk.
    static let png = Array(
        Data(
            base64Encoded: """
                iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAAJXRFWHRBdXRob3IAc29tZWJvZHkgd2hvIG\
                11c3Qgbm90IGJlIGZvdW5k+nlzGgAAABBJREFUeJxjOCEnB0EMcBYAQQAGGTxFQZYAAAAASUVORK5CYII=
                """) ?? Data())

    /// White, with a black pixel block at the top left; `segment` is put in right after the start.
    static func jpeg(width: Int, height: Int, segment: [UInt8] = []) throws -> [UInt8] {
        var pixels = Pixels(width: width, height: height)
        for index in pixels.bytes.indices {
            let (x, y) = (index / 3 % width, index / 3 / width)
            pixels.bytes[index] = x < 8 && y < 8 ? 0 : 255
        }
        let packed = try JPEGPicture.packed(pixels)
        return Array(packed.prefix(2)) + segment + packed.dropFirst(2)
    }

    /// An APP1 segment with an orientation and a GPS directory, as a camera writes it.
    static func exif(orientation: UInt8) -> [UInt8] {
        let entries: [[UInt8]] = [
            [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0],
            [0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 38],
        ]
        let tiff: [UInt8] = Array("MM".utf8) + [0, 42, 0, 0, 0, 8, 0, 2] + entries.joined() + [0, 0, 0, 0]
        let content = Array("Exif\0\0".utf8) + tiff + Array("GPS 43.238949 76.889709".utf8)
        let length = content.count + 2
        return [0xFF, 0xE1, UInt8(length >> 8), UInt8(length & 255)] + content
    }

    /// The picture's head says another size.
    static func claiming(_ width: Int, _ height: Int, jpeg: [UInt8]) -> [UInt8] {
        var bytes = jpeg
        guard let start = bytes.indices.first(where: { bytes[$0] == 0xFF && bytes[$0 + 1] == 0xC0 }) else { return [] }
        bytes.replaceSubrange(
            start + 5..<start + 9,
            with: [UInt8(height >> 8), UInt8(height & 255), UInt8(width >> 8), UInt8(width & 255)])
        return bytes
    }

    static func claiming(_ width: UInt32, _ height: UInt32, png: [UInt8]) -> [UInt8] {
        var bytes = png
        let size = [width, height].flatMap { side in withUnsafeBytes(of: side.bigEndian, Array.init) }
        bytes.replaceSubrange(16..<24, with: size)
        return bytes
    }
}
