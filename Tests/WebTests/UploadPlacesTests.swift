import Testing

@testable import Web

@Suite("Places for uploads")
struct UploadPlacesTests {
    private let places = UploadPlaces(limit: 6, ofAddress: 2)

    private func run(for address: String, _ work: () async throws -> Void = {}) async throws {
        let origin = VisitorAddress(trustedProxies: []).origin(peer: address, forwarded: nil)
        try await places.run(for: origin, work)
    }

    @Test("So many at a time of one address, and of all; a place is free again afterwards")
    func ofAddress() async throws {
        try await run(for: "192.0.2.1") {
            try await run(for: "192.0.2.1") {
                await #expect(throws: TooBusy.self) { try await run(for: "192.0.2.1") }
                try await run(for: "192.0.2.2")
            }
        }
        await #expect(throws: CancellationError.self) {
            try await run(for: "192.0.2.1") { throw CancellationError() }
        }
        try await run(for: "192.0.2.1") { try await run(for: "192.0.2.1") }
    }

    @Test("A /48 of IPv6 takes at most half of the places, however many addresses it has")
    func ofNetwork() async throws {
        try await run(for: "2001:db8:0:1::1") {
            try await run(for: "2001:db8:0:2::1") {
                try await run(for: "2001:db8:0:3::1") {
                    await #expect(throws: TooBusy.self) { try await run(for: "2001:db8:0:4::1") }
                    try await run(for: "2001:db8:1:4::1")
                }
            }
        }
    }
}
