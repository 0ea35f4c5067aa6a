import CSodium
import Foundation

/// Argon2id by libsodium: 64 MiB and three passes, about 80 ms of a core. At most three at a time in the process, on
/// their own threads, so that many sign-ins at once take neither memory nor threads from the pages. Who signs in waits
/// for a turn. New passwords have a separate thread: a flood of sign-ups does not make signing in wait.
package struct PasswordHasher: Sendable {
    private let passes: UInt64
    /// In bytes.
    private let memory: Int
    private let turns: TurnQueue
    private let threads: BoundedThreads
    private let newPasswords: BoundedThreads
    /// A hash that nobody's password has, verified for an unknown e-mail so that it takes as long as a known one.
    let nobody: String
    private static let places = 2

    /// - Parameters:
    ///   - memory: in bytes.
    ///   - longestQueue: a request that would wait longer than about two seconds is rejected with "try again".
    package init(passes: UInt64 = 3, memory: Int = 64 * 1024 * 1024, longestQueue: Int = 48) throws {
        guard sodium_init() >= 0 else { throw HashingError.unavailable }
        (self.passes, self.memory) = (passes, memory)
        turns = TurnQueue(places: PasswordHasher.places, longestQueue: longestQueue)
        threads = BoundedThreads(count: PasswordHasher.places, longestQueue: PasswordHasher.places)
        newPasswords = BoundedThreads(count: 1, longestQueue: longestQueue / 2)
        nobody = PasswordHasher.random(passes: passes, memory: memory)
    }

    /// As libsodium writes it.
    private static func random(passes: UInt64, memory: Int) -> String {
        let (salt, hash) = (Data(randomBytes(16)), Data(randomBytes(32)))
        let parts = [salt, hash].map { $0.base64EncodedString().prefix { $0 != "=" } }
        return "$argon2id$v=19$m=\(memory / 1024),t=\(passes),p=1$\(parts[0])$\(parts[1])"
    }

    /// Whether a new password would have to wait too long.
    ///
    /// - Throws: `TooBusy`.
    package func mustNotWait() throws {
        guard newPasswords.hasRoom else { throw TooBusy() }
    }

    /// - Throws: `TooBusy` if the queue is full.
    package func hash(_ password: Password) async throws -> String {
        try await newPasswords.run { try hashed(password) }
    }

    /// A turn to check a password: only who has one can do so. An asker has one at a time, so that what is counted in
    /// it is known to the next.
    package struct Turn: Sendable {
        fileprivate let hasher: PasswordHasher

        /// Whether `password` is the one that was hashed; without a hash false, after the same time.
        package func verify(_ password: Password, against hash: String?) async throws -> Bool {
            let isRight = try await hasher.threads.run {
                let typed = password.bytes
                return crypto_pwhash_str_verify(hash ?? hasher.nobody, typed, UInt64(typed.count)) == 0
            }
            return isRight && hash != nil
        }
    }

    /// - Throws: `TooBusy` if the queue is full, before `work` has begun; what `work` throws.
    package func inTurn<T>(_ asker: Asker, _ work: (Turn) async throws -> T) async throws -> T {
        try await turns.run(asker) { try await work(Turn(hasher: self)) }
    }

    /// Whether the hash was made with other parameters than today's.
    package func isOutdated(_ hash: String) -> Bool {
        crypto_pwhash_str_needs_rehash(hash, passes, memory) != 0
    }

    private func hashed(_ password: Password) throws -> String {
        let typed = password.bytes
        var hash = [CChar](repeating: 0, count: Int(crypto_pwhash_STRBYTES))
        guard crypto_pwhash_str(&hash, typed, UInt64(typed.count), passes, memory) == 0 else {
            throw HashingError.outOfMemory
        }
        return String(decoding: hash.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}

enum HashingError: Error {
    case unavailable, outOfMemory
}
