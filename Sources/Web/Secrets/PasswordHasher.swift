import CSodium

/// Argon2id by libsodium: 64 MiB and three passes, about 80 ms of a core. At most three at a time in the process, on
/// their own threads, so that many sign-ins at once take neither memory nor threads from the pages. New passwords have
/// a separate thread: a flood of sign-ups does not make signing in wait.
package struct PasswordHasher: Sendable {
    private static let passes: UInt64 = 3
    private static let memory = 64 * 1024 * 1024

    /// A request that would wait longer than about two seconds is rejected with "try again".
    private static let threads = BoundedThreads(count: 2, longestQueue: 48)
    private static let newPasswords = BoundedThreads(count: 1, longestQueue: 24)

    /// The hash of a random password, verified for an unknown e-mail so that it takes as long as a known one.
    private static let nobody = Result { try hashed(.random()) }

    package init() throws {
        guard sodium_init() >= 0 else { throw HashingError.unavailable }
    }

    /// - Throws: `TooBusy` if the queue is full.
    package func hash(_ password: Password) async throws -> String {
        try await PasswordHasher.newPasswords.run { try PasswordHasher.hashed(password) }
    }

    /// Whether `password` is the one that was hashed; without a hash false, after the same time.
    ///
    /// - Throws: `TooBusy` if the queue is full.
    package func verify(_ password: Password, against hash: String?) async throws -> Bool {
        let isRight = try await PasswordHasher.threads.run {
            let expected = try PasswordHasher.nobody.get()
            let typed = password.bytes
            return crypto_pwhash_str_verify(hash ?? expected, typed, UInt64(typed.count)) == 0
        }
        return isRight && hash != nil
    }

    /// Whether the hash was made with other parameters than today's.
    package func isOutdated(_ hash: String) -> Bool {
        crypto_pwhash_str_needs_rehash(hash, PasswordHasher.passes, PasswordHasher.memory) != 0
    }

    private static func hashed(_ password: Password) throws -> String {
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
