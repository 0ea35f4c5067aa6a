import Synchronization
import Testing

@testable import Web

@Suite("Turns")
struct TurnQueueTests {
    private func order(_ askers: [[String]]) -> [String] {
        var turns = Turns<String>()
        for (number, path) in askers.enumerated() { turns.add("\(path.joined())\(number)", in: path[...]) }
        var order: [String] = []
        while let next = turns.next(where: { _ in true }) { order.append(next) }
        #expect(turns.count == 0)
        return order
    }

    @Test("Who asks once comes before who asks again, on each level")
    func fair() {
        #expect(order([["a"], ["a"], ["a"], ["b"]]) == ["a0", "b3", "a1", "a2"])
        #expect(
            order([["n", "a"], ["n", "a"], ["n", "b"], ["m", "c"], ["n", "b"]]) == ["na0", "mc3", "nb2", "na1", "nb4"])
    }

    @Test("In a full queue whoever has most gives way, and nobody of another widest group")
    func givesWay() {
        var turns = Turns<String>()
        for number in 0..<5 { turns.add("flood\(number)", in: ["strangers", "48", "\(number)"]) }
        turns.add("known", in: ["known", "mark"])
        #expect(turns.giveWayWithin(["strangers", "other", "1"]) == "flood4")
        turns.add("other", in: ["strangers", "other", "1"])
        #expect(turns.giveWayWithin(["strangers", "48", "9"]) == nil)
        #expect(turns.giveWayWithin(["strangers", "third", "1"]) == "flood3")
        #expect(turns.giveWayWithin(["known", "another"]) == nil)
        #expect(turns.count == 5)
        #expect(turns.count(of: "known") == 1)
    }

    /// Work that goes on until it is let go.
    private final class Gate: Sendable {
        private let waiting = Mutex<(open: Bool, [CheckedContinuation<Void, Never>])>((false, []))

        func pass() async {
            await withCheckedContinuation { continuation in
                let isOpen = waiting.withLock { waiting in
                    if !waiting.open { waiting.1.append(continuation) }
                    return waiting.open
                }
                if isOpen { continuation.resume() }
            }
        }

        func open() {
            let all = waiting.withLock { waiting in
                waiting.open = true
                return waiting.1
            }
            for continuation in all { continuation.resume() }
        }
    }

    @Test("A flood from many networks of one /48 takes no place of another's", .timeLimit(.minutes(10)))
    func flood() async throws {
        let (queue, gate) = (TurnQueue(places: 2, longestQueue: 48), Gate())
        let results = try await withThrowingTaskGroup(of: (String, Bool).self) { group in
            func ask(_ who: String, _ path: [String]) {
                group.addTask {
                    do {
                        try await queue.run(Asker(path)) { await gate.pass() }
                        return (who, true)
                    } catch is TooBusy {
                        return (who, false)
                    }
                }
            }
            for number in 0..<500 { ask("flood", ["strangers", "2001:db8", "\(number)"]) }
            // All but 48 waiting and two running ones are sent away before anybody else comes.
            var ended: [(String, Bool)] = []
            while ended.count < 450, let result = try await group.next() { ended.append(result) }
            for number in 0..<20 { ask("customer", ["strangers", "\(number)"]) }
            for number in 0..<20 { ask("known", ["known", "\(number)"]) }
            while ended.count < 470, let result = try await group.next() { ended.append(result) }
            gate.open()
            for try await result in group { ended.append(result) }
            return ended
        }
        #expect(results.count == 540)
        #expect(results.filter { $0.0 == "customer" && $0.1 }.count == 20)
        #expect(results.filter { $0.0 == "known" && $0.1 }.count == 20)
    }

    private final class Running: Sendable {
        private let counts = Mutex((now: 0, most: 0))
        var most: Int { counts.withLock { $0.most } }
        func begin() { counts.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) } }
        func end() { counts.withLock { $0.now -= 1 } }
    }

    @Test("An asker has one turn at a time")
    func oneAtATime() async throws {
        let queue = TurnQueue(places: 2, longestQueue: 48)
        let running = Running()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<20 {
                group.addTask {
                    try await queue.run(Asker(["a"])) {
                        running.begin()
                        await Task.yield()
                        running.end()
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(running.most == 1)
    }
}
