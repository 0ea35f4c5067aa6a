import CSodium

/// BLAKE2b of a batch's content, 32 bytes.
///
/// Owns the library's state, which needs a special alignment.
final class Digest {
    private let state: OpaquePointer
    private let memory: UnsafeMutableRawPointer
    private static let length = 32

    /// - Throws: `UnreadableBatch` if the library cannot be used.
    init() throws {
        // Also selects the fastest code for this processor; may be called repeatedly.
        guard sodium_init() >= 0 else { throw UnreadableBatch.noDigest }
        memory = .allocate(byteCount: crypto_generichash_statebytes(), alignment: 64)
        state = OpaquePointer(memory)
        crypto_generichash_init(state, nil, 0, Digest.length)
    }

    deinit { memory.deallocate() }

    func add(_ bytes: UnsafeRawBufferPointer) {
        crypto_generichash_update(
            state, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), UInt64(bytes.count))
    }

    /// Separates two files, so that moving bytes from one to the next changes the digest.
    func add(mark name: String, size: Int) {
        Array("\u{0}\(name)\u{0}\(size)\u{0}".utf8).withUnsafeBytes(add)
    }

    func finish() -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: Digest.length)
        crypto_generichash_final(state, &bytes, bytes.count)
        return bytes
    }
}
