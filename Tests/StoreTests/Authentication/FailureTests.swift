import Domain
import Testing

@testable import Store

@Suite("Failed sign-ins")
struct FailureTests {
    private let store: TestStore
    private static let start = TestStore.now
    private static let (one, other): ([UInt8], [UInt8]) = ([1], [2])

    init() async throws {
        store = try await TestStore()
    }

    /// Of `one` and `other`.
    private func counts(after seconds: Int64 = 0) async throws -> [Int] {
        try await store.authenticate { authentication in
            try authentication.failures([FailureTests.one, FailureTests.other], now: FailureTests.start + seconds)
                .map(\.count)
        }
    }

    private func fail(_ subject: [UInt8], after seconds: Int64 = 0) async throws {
        _ = try await store.authenticate { try $0.addFailure(subject, now: FailureTests.start + seconds) }
    }

    @Test("Counted for each subject, with the time of the latest")
    func counted() async throws {
        try await fail(FailureTests.one)
        try await fail(FailureTests.one, after: 5)
        try await fail(FailureTests.other, after: 7)
        let found = try await store.authenticate { authentication in
            try authentication.failures([FailureTests.other, FailureTests.one, [3]], now: FailureTests.start + 9)
        }
        #expect(
            found == [
                SignInFailures(count: 1, latest: FailureTests.start + 7),
                SignInFailures(count: 2, latest: FailureTests.start + 5),
                SignInFailures(count: 0, latest: FailureTests.start + 9),
            ])
    }

    @Test("Forgotten when the latest is a day old", arguments: [(86_399, 2), (86_400, 0)] as [(Int64, Int)])
    func forgotten(seconds: Int64, count: Int) async throws {
        try await fail(FailureTests.one, after: -80_000)
        try await fail(FailureTests.one)
        #expect(try await counts(after: seconds) == [count, 0])
    }

    @Test("A failure after a day restarts the count")
    func anew() async throws {
        try await fail(FailureTests.one)
        try await fail(FailureTests.one)
        try await fail(FailureTests.one, after: 86_400)
        #expect(try await counts(after: 86_400) == [1, 0])
    }

    @Test("Forgotten at once by a sign-in")
    func forgottenAtOnce() async throws {
        for _ in 0..<3 { try await fail(FailureTests.other) }
        #expect(try await counts() == [0, 3])
        try await store.authenticate { try $0.forgetFailures(FailureTests.other) }
        #expect(try await counts() == [0, 0])
    }

    @Test("Of a flood only the newest are kept")
    func bounded() async throws {
        for number in 0..<10 { try await fail([7, UInt8(number)], after: Int64(number)) }
        try await store.authenticate { try $0.forgetOldestFailures(beyond: 3) }
        let left = try await store.authenticate { authentication in
            try authentication.failures((0..<10).map { [7, $0] }, now: FailureTests.start + 10).map(\.count)
        }
        #expect(left == [0, 0, 0, 0, 0, 0, 1, 1, 1, 1])
    }
}
