import Domain
import Store
import Testing

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
        try await store.authenticate { try $0.addFailure(subject, now: FailureTests.start + seconds) }
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

    @Test("Taken back one by one, never below none; forgotten at once by a sign-in")
    func takenBack() async throws {
        for _ in 0..<2 { try await fail(FailureTests.one) }
        for _ in 0..<3 { try await fail(FailureTests.other) }
        for expected in [[1, 3], [0, 3], [0, 3]] {
            try await store.authenticate { try $0.takeBackFailure(FailureTests.one) }
            #expect(try await counts() == expected)
        }
        try await store.authenticate { try $0.forgetFailures(FailureTests.other) }
        #expect(try await counts() == [0, 0])
    }
}
