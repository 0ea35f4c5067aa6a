import Domain
import Foundation
import Testing

@testable import Attachments

/// Pictures with bytes changed, cut, doubled or moved: each is made anew or refused, and nothing of the sent file is left in
/// what is kept. `PICTURES=100000 swift test --filter MutatedPictureTests` goes on for longer.
@Suite("Odd pictures")
struct MutatedPictureTests {
    private static let count = ProcessInfo.processInfo.environment["PICTURES"].flatMap { Int($0) } ?? 400
    /// Not in any picture by chance.
    private static let secret = Array("GPS 43.238949 76.889709".utf8)

    @Test("Made anew, or refused", arguments: [1, 2, 3, 4] as [UInt64])
    func mutated(seed: UInt64) throws {
        var random = Numbers(state: seed)
        let samples = [
            try Samples.jpeg(width: 200, height: 120, segment: Samples.exif(orientation: 6)), Samples.png,
            try Samples.jpeg(width: 17, height: 9),
        ]
        var (kept, refused) = (0, 0)
        for _ in 0..<Self.count / 4 {
            var bytes = samples[Int.random(in: 0..<samples.count, using: &random)]
            for _ in 0..<Int.random(in: 1...8, using: &random) { Self.change(&bytes, &random) }
            do throws(SentFile.Problem) {
                let file = try SentFile(bytes)
                kept += 1
                guard file.kind != .pdf else { continue }
                #expect(file.bytes.firstRange(of: Self.secret) == nil)
                #expect(FileKind(of: file.bytes) == file.kind)
                // What was made anew once can be read again.
                _ = try SentFile(file.bytes)
            } catch {
                refused += 1
            }
        }
        #expect(kept + refused >= Self.count / 4 && kept > 0 && refused > 0)
    }

    private static func change(_ bytes: inout [UInt8], _ random: inout Numbers) {
        guard bytes.count > 4 else { return }
        let place = Int.random(in: 2..<bytes.count, using: &random)
        let length = Int.random(in: 1...min(32, bytes.count - place), using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &random)
        case 1: bytes[place] = .random(in: 0 ... .max, using: &random)
        case 2: bytes.removeSubrange(place..<place + length)
        case 3:
            bytes.insert(contentsOf: bytes[place..<place + length], at: Int.random(in: 2..<bytes.count, using: &random))
        default: bytes.removeLast(length)
        }
    }

    private struct Numbers: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }
}
