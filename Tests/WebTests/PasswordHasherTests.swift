import Testing
import Web

@Suite("Hashes of passwords")
struct PasswordHasherTests {
    @Test("A password is the same whether its letters are composed or not")
    func normalised() async throws {
        let hasher = try PasswordHasher()
        let composed = try #require(Password("ай\u{439} \u{451}лка"))
        let decomposed = try #require(Password("ай\u{438}\u{306} \u{435}\u{308}лка"))
        let hash = try await hasher.hash(composed)
        #expect(try await hasher.verify(decomposed, against: hash))
        #expect(try await !hasher.verify(.random(), against: hash))
        #expect(try await !hasher.verify(composed, against: nil))
    }

    @Test("Texts that are no password", arguments: ["", String(repeating: "ә", count: 513)])
    func refused(typed: String) {
        #expect(Password(typed) == nil)
    }
}
