import Dispatch
import Testing

@testable import Web

@Suite("Threads with a bounded queue")
struct BoundedThreadsTests {
    @Test("One owner has some of the places, and others the rest")
    func ofOwner() async throws {
        let threads = BoundedThreads(count: 1, longestQueue: 6, ofOwner: 4)
        let gate = DispatchSemaphore(value: 0)
        let (refused, busy) = try await withThrowingTaskGroup(of: Int.self) { group in
            func ask(_ owner: String) {
                group.addTask {
                    do {
                        try await threads.run(for: owner) { gate.wait() }
                        return 0
                    } catch is TooManyAtOnce {
                        return 1
                    } catch is TooBusy {
                        return 100
                    }
                }
            }
            var ended = 0
            for _ in 0..<10 { ask("a") }
            for _ in 0..<6 { ended += try await group.next() ?? 0 }
            #expect(threads.queueLength == 4)
            for _ in 0..<3 { ask("b") }
            ended += try await group.next() ?? 0
            #expect(threads.queueLength == 6)
            for _ in 0..<6 { gate.signal() }
            for try await each in group { ended += each }
            return (ended % 100, ended / 100)
        }
        #expect(refused == 6)
        #expect(busy == 1)
        gate.signal()
        try await threads.run(for: "a") { gate.wait() }
        #expect(threads.queueLength == 0)
    }
}
