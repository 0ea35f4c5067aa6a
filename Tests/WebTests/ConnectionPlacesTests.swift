import Testing

@testable import Web

@Suite("The connections of an address")
struct ConnectionPlacesTests {
    private let places = ConnectionPlaces(ofAddress: 4, VisitorAddress(trustedProxies: ["192.0.2.1"]))

    @Test("So many of an address; a place is free again afterwards")
    func ofAddress() {
        let taken = (0..<5).map { _ in places.take("198.51.100.1") }
        #expect(taken.map { $0 == nil } == [false, false, false, false, true])
        #expect(places.take("198.51.100.2") != nil)
        places.leave(taken[0] ?? [])
        #expect(places.take("198.51.100.1") != nil)
    }

    @Test("A /56 and a /48 have limits of their own")
    func ofNetworks() {
        #expect((0..<20).filter { places.take("2001:db8:0:\($0)::1") != nil }.count == 8)
        #expect((1..<20).filter { places.take("2001:db8:0:\($0)00::1") != nil }.count == 8)
        #expect(places.take("2001:db8:1::1") != nil)
    }

    @Test("A trusted proxy may have any number")
    func proxy() {
        #expect((0..<100).allSatisfy { _ in places.take("192.0.2.1") != nil })
    }
}
