import CDeflate
import Synchronization

/// gzip by libdeflate: a page is one buffer, compressed at once.
package final class Compressor: Sendable {
    /// A compressor of the C library. `@unchecked Sendable`: only one thread at a time may use it, so it is taken from
    /// the pool for one use and returned.
    private struct Handle: @unchecked Sendable {
        let pointer: OpaquePointer
    }

    private let level: Int32
    private let idle = Mutex<[Handle]>([])

    /// - Parameter level: 1 (fastest) to 12 (smallest).
    package init(level: Int32) {
        self.level = level
    }

    deinit {
        for handle in idle.withLock({ $0 }) { libdeflate_free_compressor(handle.pointer) }
    }

    /// Nil if there is no memory for a compressor.
    package func gzip(_ bytes: [UInt8]) -> [UInt8]? {
        guard let handle = idle.withLock({ $0.popLast() }) ?? libdeflate_alloc_compressor(level).map(Handle.init)
        else { return nil }
        defer { idle.withLock { $0.append(handle) } }

        let bound = libdeflate_gzip_compress_bound(handle.pointer, bytes.count)
        return [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
            count = libdeflate_gzip_compress(handle.pointer, bytes, bytes.count, buffer.baseAddress, bound)
        }
    }
}
