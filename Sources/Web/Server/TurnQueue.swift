import Synchronization

/// A bounded queue for work that takes a core for long, in which the askers take turns: whoever asks a hundred times
/// waits behind those who ask once, and never has two turns at a time.
package final class TurnQueue: Sendable {
    private struct Waiter {
        let asker: Asker
        let begin: CheckedContinuation<Bool, Never>
    }

    private struct State {
        var turns = Turns<Waiter>()
        var running: [Asker] = []
    }

    private let places: Int
    private let longestQueue: Int
    private let state = Mutex(State())

    /// - Parameters:
    ///   - places: how many turns there are at a time.
    ///   - longestQueue: the limit of those who wait, in each of the widest groups.
    package init(places: Int, longestQueue: Int) {
        (self.places, self.longestQueue) = (places, longestQueue)
    }

    /// - Throws: `TooBusy` without a place in the queue, or if it was given to somebody who asks for less; what `work`
    ///   throws.
    package func run<T>(_ asker: Asker, _ work: () async throws -> T) async throws -> T {
        let isMine = await withCheckedContinuation { continuation in
            let changed = state.withLock { state in
                enter(Waiter(asker: asker, begin: continuation), &state) + begin(&state)
            }
            for (waiter, isItsTurn) in changed { waiter.begin.resume(returning: isItsTurn) }
        }
        guard isMine else { throw TooBusy() }
        defer {
            let begun = state.withLock { state in
                if let index = state.running.firstIndex(of: asker) { state.running.remove(at: index) }
                return begin(&state)
            }
            for (waiter, isItsTurn) in begun { waiter.begin.resume(returning: isItsTurn) }
        }
        return try await work()
    }

    /// Takes a place in the queue.
    ///
    /// - Returns: who has to leave, if it is full.
    private func enter(_ waiter: Waiter, _ state: inout State) -> [(Waiter, Bool)] {
        let path = waiter.asker.groups[...]
        guard state.turns.count(of: path.first ?? "") >= longestQueue else {
            state.turns.add(waiter, in: path)
            return []
        }
        guard let last = state.turns.giveWayWithin(path) else { return [(waiter, false)] }
        state.turns.add(waiter, in: path)
        return [(last, false)]
    }

    /// - Returns: whose turn begins.
    private func begin(_ state: inout State) -> [(Waiter, Bool)] {
        var begun: [(Waiter, Bool)] = []
        while state.running.count < places {
            let running = state.running
            guard let waiter = state.turns.next(where: { !running.contains($0.asker) }) else { break }
            state.running.append(waiter.asker)
            begun.append((waiter, true))
        }
        return begun
    }
}
