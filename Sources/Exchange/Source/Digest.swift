import CSodium

/// BLAKE2b over what a batch holds, in 32 bytes.
///
/// Owns the library's state, a piece of memory with an alignment of its own.
final class Digest {
    private let state: OpaquePointer
    private let memory: UnsafeMutableRawPointer
    private static let length = 32

    /// - Throws: `UnreadableBatch` when the library can't be used.
    init() throws {
        // Also picks the fastest code for this processor; may be called again.
        guard sodium_init() >= 0 else { throw UnreadableBatch("libsodium can't be used here") }
        memory = .allocate(byteCount: crypto_generichash_statebytes(), alignment: 64)
        state = OpaquePointer(memory)
        crypto_generichash_init(state, nil, 0, Digest.length)
    }

    deinit { memory.deallocate() }

    func add(_ bytes: UnsafeRawBufferPointer) {
        crypto_generichash_update(
            state, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), UInt64(bytes.count))
    }

    /// Between two files, so that what ends one can't be moved to the start of the next.
    func add(mark name: String, size: Int) {
        Array("\u{0}\(name)\u{0}\(size)\u{0}".utf8).withUnsafeBytes(add)
    }

    func finish() -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: Digest.length)
        crypto_generichash_final(state, &bytes, bytes.count)
        return bytes
    }
}
