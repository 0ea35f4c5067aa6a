import Domain
import Testing

@Suite("Whom a notice is for")
struct NoticeAudienceTests {
    private static let account = PlacedAccount(
        office: "office-1", services: ["electricity", "water"], address: "Алматы қ., Үлгі көшесі 49, 62-пәтер")

    private func audience(
        _ offices: Set<String> = [], _ services: Set<ServiceCode> = [], _ addresses: [AddressRange] = []
    ) -> NoticeAudience {
        .accounts(offices: offices, services: services, addresses: addresses)
    }

    @Test("Everybody, or an office, a service, an address: any of them is enough")
    func kinds() {
        let street = AddressRange(street: "Алматы қ., Үлгі көшесі", houses: [])
        #expect(NoticeAudience.all.contains(NoticeAudienceTests.account))
        #expect(audience(["office-1", "office-2"]).contains(NoticeAudienceTests.account))
        #expect(!audience(["office-2"]).contains(NoticeAudienceTests.account))
        #expect(audience(["office-2"], ["water"]).contains(NoticeAudienceTests.account))
        #expect(!audience(["office-2"], ["gas"]).contains(NoticeAudienceTests.account))
        #expect(audience(["office-2"], ["gas"], [street]).contains(NoticeAudienceTests.account))
        #expect(!audience().contains(NoticeAudienceTests.account))
    }

    @Test(
        "A street by its beginning, houses by their number",
        arguments: [
            ("Алматы қ., Үлгі көшесі", [], "Алматы қ., Үлгі көшесі 49, 62-пәтер", true),
            ("алматы қ.,  үлгі", [], "Алматы қ., Үлгі көшесі 49, 62-пәтер", true),
            ("Алматы қ., Үлг", [], "Алматы қ., Үлгі көшесі 49", false),
            ("Үлгі көшесі", [], "Алматы қ., Үлгі көшесі 49", false),
            ("Абай", ["12"], "Абай 12, 5-пәтер", true), ("Абай", ["12"], "Абай 120", false),
            ("Абай", ["12"], "Абай 1, 12-пәтер", false), ("Абай", ["12"], "Абай 12а", false),
            ("Абай", ["12А"], "Абай 12а, 3", true), ("Абай", ["10-20"], "Абай 12а", true),
            ("Абай", ["10-20"], "Абай 9", false), ("Абай", ["10-20"], "Абай 21", false),
            ("Абай", ["1", "3", "10-20"], "Абай, дом 3, кв. 10", true), ("Абай", ["12/2"], "Абай 12/2", true),
            ("Абай", ["12"], "Абай, 12-үй, 5-пәтер", true), ("Абай", ["12"], "Абай", false),
            ("Абай даңғылы 1", [], "Абай даңғылы 12", false), ("Абай даңғылы 1", [], "Абай даңғылы 1, 7", true),
        ] as [(String, [String], String, Bool)])
    func addresses(street: String, houses: [String], address: String, isMeant: Bool) throws {
        let houses = try houses.map { try #require(AddressRange.Houses($0)) }
        #expect(AddressRange(street: street, houses: houses).contains(address) == isMeant)
    }

    @Test("What is no house", arguments: ["", "үй", "20-10", "1-2-3", "12 а,", "-5"])
    func noHouse(text: String) {
        #expect(AddressRange.Houses(text) == nil)
    }
}
