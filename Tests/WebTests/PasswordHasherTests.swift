import Testing

@testable import Web

@Suite("Hashing passwords")
struct PasswordHasherTests {
    private let hasher: PasswordHasher

    init() throws {
        hasher = try PasswordHasher(passes: 1, memory: 8192, longestQueue: 10)
    }

    @Test("A password matches its own hash only, however its letters are composed")
    func verified() async throws {
        let hash = try await hasher.hash(#require(Password("й және ё")))
        for (typed, stored, isRight) in [
            ("и\u{306} және е\u{308}", hash, true), ("й жане ё", hash, false), ("й және ё", nil, false),
        ] {
            let password = try #require(Password(typed))
            #expect(try await hasher.inTurn(Asker(["a"])) { try await $0.verify(password, against: stored) } == isRight)
        }
    }

    @Test("Nobody's hash is one of the same cost, so that verifying it takes as long")
    func nobody() async throws {
        #expect(!hasher.isOutdated(hasher.nobody))
        #expect(try !PasswordHasher().isOutdated(PasswordHasher().nobody))
        #expect(try hasher.isOutdated(PasswordHasher().nobody))
        #expect(!hasher.isOutdated(try await hasher.hash(#require(Password("a")))))
    }

    @Test("Texts that are no password", arguments: ["", String(repeating: "ә", count: 513)])
    func refused(typed: String) {
        #expect(Password(typed) == nil)
    }
}
