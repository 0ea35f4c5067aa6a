import Attachments
import CTurboJPEG
import Domain
import Foundation

/// What libFuzzer calls with each input: the way that a customer's picture takes.
@_cdecl("LLVMFuzzerTestOneInput")
func tryPicture(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    makeAnew(bytes)
    // Nobody finds the checksums of a PNG by chance, and without them its chunks are not looked at.
    if let repaired = withChecksums(bytes) { makeAnew(repaired) }
    return 0
}

/// It is made anew, or refused. What was made anew is of its kind, has nothing beside the picture, and can be read again.
private func makeAnew(_ sent: [UInt8]) {
    guard let file = try? SentFile(sent), file.kind != .pdf else { return }
    precondition(FileKind(of: file.bytes) == file.kind)
    // The place, the camera, the author: parts that a picture has only if somebody put them there.
    for part in ["Exif\0", "http://ns.adobe.com", "tEXt", "iTXt", "zTXt", "eXIf"] where isMark(part, in: file) {
        preconditionFailure(part)
    }
    // A PNG may have grown beyond what is taken.
    guard file.bytes.count <= SentFile.largest else { return }
    do { _ = try SentFile(file.bytes) } catch { preconditionFailure("\(error) when read again") }
}

/// A PNG's chunks have names. A JPEG's segments come before the picture, in which any bytes may stand.
private func isMark(_ part: String, in file: SentFile) -> Bool {
    let mark = Array(part.utf8)
    return switch file.kind {
    case .png: chunks(of: file.bytes).contains { file.bytes[$0].dropFirst(4).starts(with: mark) }
    case .jpeg: file.bytes.prefix(200).firstRange(of: mark) != nil
    case .pdf: false
    }
}

/// Each from its length to the end of its checksum, as far as there are whole ones.
private func chunks(of png: [UInt8]) -> [Range<Int>] {
    var (found, start): ([Range<Int>], Int) = ([], 8)
    while start + 12 <= png.count {
        let length = png[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
        guard start + 12 + length <= png.count else { break }
        found.append(start..<start + 12 + length)
        start += 12 + length
    }
    return found
}

/// Nil if it is no PNG.
private func withChecksums(_ bytes: [UInt8]) -> [UInt8]? {
    guard FileKind(of: bytes) == .png else { return nil }
    var repaired = bytes
    for chunk in chunks(of: bytes) {
        let sum = checksum(bytes[chunk.lowerBound + 4..<chunk.upperBound - 4])
        repaired.replaceSubrange(
            chunk.upperBound - 4..<chunk.upperBound, with: withUnsafeBytes(of: sum.bigEndian, Array.init))
    }
    return repaired
}

/// CRC-32, by the PNG specification.
private func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    ~bytes.reduce(~0) { sum, byte in
        (0..<8).reduce(sum ^ UInt32(byte)) { rest, _ in rest & 1 == 1 ? 0xEDB8_8320 ^ rest >> 1 : rest >> 1 }
    }
}

/// Called once, before the corpus is read: writes the pictures that the tests have, and each kind of JPEG, to it.
@_cdecl("LLVMFuzzerInitialize")
func writeSeeds(_ count: UnsafeMutablePointer<Int32>?, _ arguments: UnsafeMutableRawPointer?) -> Int32 {
    guard let folder = ProcessInfo.processInfo.environment["SEEDS"] else { return 0 }
    do {
        for (number, picture) in try seeds().enumerated() {
            try Data(picture).write(to: URL(filePath: "\(folder)/seed-\(number)"))
        }
    } catch {
        print("the seeds could not be written to \(folder): \(error)")
        exit(1)
    }
    return 0
}

private func seeds() throws -> [[UInt8]] {
    let upright = try Samples.jpeg(width: 17, height: 9)
    return [Samples.png, Samples.claiming(4000, 4000, png: Samples.png), upright]
        + (try (1...8).map { try Samples.jpeg(width: 40, height: 24, segment: Samples.exif(orientation: $0)) })
        + [Samples.claiming(9000, 6000, jpeg: upright), Samples.claiming(12_000, 12_000, jpeg: upright)]
        + [TJSAMP_444, TJSAMP_422, TJSAMP_420, TJSAMP_GRAY, TJSAMP_440, TJSAMP_411].flatMap { sampling in
            [0, TJFLAG_PROGRESSIVE].compactMap { jpeg(sampling, flags: $0) }
        }
}

/// A slope of colours, in a manner that other programs write and Kabinet does not.
private func jpeg(_ sampling: TJSAMP, flags: Int32) -> [UInt8]? {
    let (width, height) = (48, 40)
    let pixels = (0..<3 * width * height).map { UInt8(truncatingIfNeeded: $0 * ($0 % 3 + 1) / 7) }
    guard let packer = tjInitCompress() else { return nil }
    defer { tjDestroy(packer) }
    var (packed, count): (UnsafeMutablePointer<UInt8>?, UInt) = (nil, 0)
    defer { tjFree(packed) }
    let result = tjCompress2(
        packer, pixels, Int32(width), 0, Int32(height), Int32(TJPF_RGB.rawValue), &packed, &count,
        Int32(sampling.rawValue), 75, flags)
    guard result == 0, let packed else { return nil }
    return Array(UnsafeBufferPointer(start: packed, count: Int(count)))
}
