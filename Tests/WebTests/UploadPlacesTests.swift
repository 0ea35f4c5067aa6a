import Testing

@testable import Web

@Suite("Places for uploads")
struct UploadPlacesTests {
    @Test("So many at a time of one address, and of all; a place is free again afterwards")
    func places() async throws {
        let places = UploadPlaces(limit: 3, ofOrigin: 2)
        try await places.run(for: "a") {
            try await places.run(for: "a") {
                await #expect(throws: TooBusy.self) { try await places.run(for: "a") {} }
                try await places.run(for: "b") {
                    _ = await #expect(throws: TooBusy.self) { try await places.run(for: "c") {} }
                }
                try await places.run(for: "b") {}
            }
        }
        await #expect(throws: CancellationError.self) {
            try await places.run(for: "a") { throw CancellationError() }
        }
        try await places.run(for: "a") { try await places.run(for: "a") {} }
    }
}
