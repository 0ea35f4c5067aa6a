import Domain
import Testing

@testable import Attachments

@Suite("Files that customers send")
struct SentFileTests {
    private func problem(of bytes: [UInt8]) -> SentFile.Problem? {
        do {
            _ = try SentFile(bytes)
            return nil
        } catch {
            return error
        }
    }

    @Test("A photograph loses the place and the camera, and stands upright")
    func exif() throws {
        let sent = try Samples.jpeg(width: 64, height: 32, segment: Samples.exif(orientation: 6))
        #expect(Array(sent).contains(Array("GPS 43.238949".utf8)))
        let kept = try SentFile(sent)
        #expect(kept.kind == .jpeg)
        #expect(!kept.bytes.contains(Array("GPS".utf8)) && !kept.bytes.contains(Array("Exif".utf8)))
        let pixels = try JPEGPicture.unpacked(kept.bytes)
        #expect((pixels.width, pixels.height) == (32, 64))
        // The black corner was at the top left; turned to the right it is at the top right.
        #expect(pixels.bytes[3 * 30] < 60 && pixels.bytes[0] > 200)
    }

    @Test(
        "Where the top left corner is shown, by orientation",
        arguments: [(1, 0, 0), (2, 63, 0), (3, 63, 31), (4, 0, 31), (5, 0, 0), (6, 31, 0), (7, 31, 63), (8, 0, 63)])
    func orientation(number: UInt8, x: Int, y: Int) throws {
        let sent = try Samples.jpeg(width: 64, height: 32, segment: Samples.exif(orientation: number))
        let pixels = try JPEGPicture.unpacked(SentFile(sent).bytes)
        #expect(pixels.bytes[3 * (y * pixels.width + x)] < 60)
    }

    @Test("EXIF data that end early or lead nowhere say nothing")
    func brokenExif() throws {
        let whole = Samples.exif(orientation: 6)
        for count in 4..<whole.count {
            let content = Array(whole[4..<count])
            let segment = [0xFF, 0xE1, UInt8((content.count + 2) >> 8), UInt8((content.count + 2) & 255)] + content
            _ = Orientation(ofJPEG: try Samples.jpeg(width: 16, height: 16, segment: segment))
        }
        #expect(Orientation(ofJPEG: [0xFF, 0xD8, 0xFF]) == .upright)
        #expect(Orientation(ofJPEG: [0xFF, 0xD8, 0xFF, 0xE1, 0, 0]) == .upright)
    }

    @Test("A large photograph becomes smaller")
    func large() throws {
        let pixels = try JPEGPicture.unpacked(SentFile(Samples.jpeg(width: 5000, height: 40)).bytes)
        #expect((pixels.width, pixels.height) == (2500, 20))
    }

    @Test("A PNG keeps its pixels and loses its texts")
    func png() throws {
        #expect(Samples.png.contains(Array("somebody".utf8)))
        let kept = try SentFile(Samples.png)
        #expect(kept.kind == .png && !kept.bytes.contains(Array("somebody".utf8)))
        #expect(kept.bytes[16..<24].elementsEqual([0, 0, 0, 3, 0, 0, 0, 2]))
    }

    @Test("Of a PNG only what makes its pixels is unpacked, as long as it is and not as long as it claims to be")
    func chunks() throws {
        let alone = try PNGPicture.pixelsAlone(Samples.png)
        #expect(!alone.contains(Array("tEXt".utf8)) && alone.contains(Array("IDAT".utf8)))
        // 37 bytes of text, after the head.
        #expect(alone.count == Samples.png.count - 12 - 37)
        #expect(try PNGPicture.pixelsAlone(Samples.png + Array("the place, again".utf8)) == alone)
        var claiming = Samples.png
        claiming.replaceSubrange(33..<37, with: [0x7F, 0xFF, 0xFF, 0xF0])
        #expect(throws: SentFile.Problem.broken) { try PNGPicture.pixelsAlone(claiming) }
        #expect(throws: SentFile.Problem.broken) { try PNGPicture.pixelsAlone(Array(Samples.png.dropLast())) }
    }

    @Test("Pictures that claim to be huge are refused by their head")
    func bombs() throws {
        let jpeg = try Samples.jpeg(width: 16, height: 16)
        // Their pixels are missing: whoever decodes them first finds them broken.
        #expect(problem(of: Samples.claiming(40_000, 40_000, jpeg: jpeg)) == .tooManyPixels)
        #expect(problem(of: Samples.claiming(12_000, 12_000, jpeg: jpeg)) == .tooManyPixels)
        #expect(problem(of: Samples.claiming(40_000, 40_000, png: Samples.png)) == .tooManyPixels)
        #expect(problem(of: Samples.claiming(.max, .max, png: Samples.png)) == .tooManyPixels)
        #expect(problem(of: Samples.claiming(0, 5, png: Samples.png)) == .broken)
    }

    @Test("What is no picture and no PDF is refused, whatever its name says")
    func others() throws {
        #expect(problem(of: Array("\u{7F}ELF program".utf8)) == .unknownKind)
        #expect(problem(of: Array("MZ program".utf8)) == .unknownKind)
        #expect(problem(of: Array("<svg onload=alert(1)>".utf8)) == .unknownKind)
        #expect(problem(of: Array("GIF89a".utf8)) == .unknownKind)
        #expect(problem(of: []) == .unknownKind)
        #expect(problem(of: [0xFF, 0xD8, 0xFF] + Array("no picture".utf8)) == .broken)
        #expect(problem(of: Array(Samples.png.prefix(40))) == .broken)
        #expect(problem(of: [UInt8](repeating: 0x25, count: SentFile.largest + 1)) == .tooLarge)
    }

    @Test("A PDF stays as it is, whatever it contains")
    func pdf() throws {
        let bomb = Array("%PDF-1.7 /FlateDecode ".utf8) + [UInt8](repeating: 0, count: 1_000_000)
        let kept = try SentFile(bomb)
        #expect(kept.kind == .pdf && kept.bytes == bomb)
    }
}
