/// Who asks for a turn: its groups, from the widest, such as a network and an address in it.
package struct Asker: Hashable, Sendable {
    package let groups: [String]

    package init(_ groups: [String]) {
        self.groups = groups
    }
}

/// Those who wait, in nested groups. The groups of a level take turns: one of many gets no more of them than one of
/// few.
struct Turns<Waiter> {
    private var waiters: [Waiter] = []
    private var groups: [(name: String, turns: Turns)] = []
    private(set) var count = 0

    mutating func add(_ waiter: Waiter, in path: ArraySlice<String>) {
        count += 1
        guard let name = path.first else {
            waiters.append(waiter)
            return
        }
        if let index = index(of: name) {
            groups[index].turns.add(waiter, in: path.dropFirst())
        } else {
            var turns = Turns()
            turns.add(waiter, in: path.dropFirst())
            groups.append((name, turns))
        }
    }

    /// Takes out the next whose turn may begin, and puts its groups behind the others.
    mutating func next(where mayBegin: (Waiter) -> Bool) -> Waiter? {
        if let index = waiters.firstIndex(where: mayBegin) {
            count -= 1
            return waiters.remove(at: index)
        }
        for index in groups.indices {
            guard let waiter = groups[index].turns.next(where: mayBegin) else { continue }
            count -= 1
            let group = groups.remove(at: index)
            if group.turns.count > 0 { groups.append(group) }
            return waiter
        }
        return nil
    }

    /// As `giveWay`, but only somebody of the widest group of `path` has to go.
    mutating func giveWayWithin(_ path: ArraySlice<String>) -> Waiter? {
        guard let own = path.first.flatMap(index(of:)) else { return nil }
        let waiter = groups[own].turns.giveWay(to: path.dropFirst())
        if waiter != nil { count -= 1 }
        return waiter
    }

    /// Takes out the last of a group that has more places than the groups of `path` have, so that somebody of `path`
    /// finds one.
    private mutating func giveWay(to path: ArraySlice<String>) -> Waiter? {
        guard let name = path.first, let largest else {
            return nil
        }
        let own = index(of: name)
        let waiter =
            if size(at: largest) > 1 + (own.map(size(at:)) ?? 0) {
                groups[largest].turns.removeLast()
            } else {
                own.flatMap { groups[$0].turns.giveWay(to: path.dropFirst()) }
            }
        if waiter != nil { count -= 1 }
        return waiter
    }

    /// The last of the group that has the most.
    private mutating func removeLast() -> Waiter? {
        guard let largest else {
            count -= waiters.isEmpty ? 0 : 1
            return waiters.popLast()
        }
        let waiter = groups[largest].turns.removeLast()
        if waiter != nil { count -= 1 }
        if size(at: largest) == 0 { groups.remove(at: largest) }
        return waiter
    }

    /// How many wait in a group.
    func count(of name: String) -> Int { index(of: name).map(size(at:)) ?? 0 }

    /// The group in which most wait, the last of equal ones.
    private var largest: Int? { groups.indices.reversed().max { size(at: $0) < size(at: $1) } }

    private func size(at index: Int) -> Int { groups[index].turns.count }

    private func index(of name: String) -> Int? { groups.firstIndex { $0.name == name } }
}
