import Domain
import Store
import Testing

@Suite("The catalogue in force")
struct CatalogueTests {
    @Test("None before the first batch")
    func none() async throws {
        let database = try TestStore.empty()
        let (number, catalogue, batch) = try await database.read { connection in
            let office = Operator(connection)
            return (try office.latestBatch(), try office.catalogue(), try office.batchInForce())
        }
        #expect(number == nil)
        #expect(catalogue == nil)
        #expect(batch == nil)
    }

    @Test("As of the latest batch: its number, its supplier, its day of payments")
    func latest() async throws {
        let store = try await TestStore { rows in
            try rows.batch(10, supplier: "WATER", asOf: "2019-11-05", rows: 7)
            try rows.batch(9, asOf: "2019-12-31")
        }
        let (catalogue, batch) = try await store.operate { (try #require(try $0.catalogue()), try $0.batchInForce()) }
        #expect(catalogue.batch == 10)
        #expect(catalogue.supplier == Supplier(code: "WATER", name: "WATER", phones: nil))
        #expect(catalogue.paymentsAsOf == "2019-11-05")
        #expect(batch?.number == 10)
        #expect(batch?.rows == 7)
        #expect(batch?.publishedAt == Timestamp(seconds: 1000))
    }

    @Test("The services in their order, each with its supplier")
    func services() async throws {
        let store = try await TestStore { rows in
            try rows.service("waste", of: "WATER", unit: .persons, position: 0)
            try rows.service("a", of: "ENERGO", position: 2)
        }
        let catalogue = try await store.operate { try #require(try $0.catalogue()) }
        #expect(catalogue.services.map(\.code) == ["waste", "electricity", "a", "cold_water"])
        #expect(catalogue.supplies.map(\.supplier.code) == ["WATER", "ENERGO"])
        #expect(
            catalogue.supplies.map { $0.services.map(\.code) } == [["waste", "cold_water"], ["electricity", "a"]])
        #expect(catalogue.service("cold_water") == .coldWater)
        #expect(catalogue.service("gas") == nil)
    }

    @Test("The offices of the portal's own supplier, the contact centre first")
    func offices() async throws {
        let store = try await TestStore { rows in
            try rows.office("second", kind: .districtOffice, position: 2)
            try rows.office("first", kind: .districtOffice, position: 1)
            try rows.office("centre", kind: .contactCentre, position: 9)
            try rows.office("other", of: "WATER", kind: .contactCentre, position: 1)
        }
        let offices = try await store.operate { try #require(try $0.catalogue()).offices }
        #expect(offices.map(\.name.en) == ["centre", "first", "second"])
        #expect(offices.first?.hours == nil)
    }

    @Test("Cached for a batch, and read again with the next one")
    func kept() async throws {
        let store = try await TestStore()
        let inForce = CatalogueInForce()
        let visit: @Sendable (any Connection) throws -> Catalogue? = { connection in
            try Visitor(connection, token: nil, now: TestStore.now, today: "2019-10-16", language: .kk, inForce)
                .catalogue
        }
        #expect(try await store.database.read(visit)?.services.count == 2)
        try await store.publish { try $0.service("gas", of: "ENERGO", position: 3) }
        #expect(try await store.database.read(visit)?.services.count == 2)
        try await store.publish { try $0.batch(2) }
        let next = try await store.database.read(visit)
        #expect(next?.batch == 2)
        #expect(next?.services.count == 3)
    }
}
