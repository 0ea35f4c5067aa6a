import Domain
import Store
import Testing
import Web

@testable import Portal

/// What the owner of 4900621 does to give readings: its meters were read on 30.09.2019 (electricity 5 198.85, hot water 264.34,
/// cold water 236.04), and it is 16.10.2019.
struct SubmittingSteps {
    var browser: TestBrowser
    /// As they are typed, by service.
    var day = "16.10.2019"

    init(_ site: TestSite) async throws {
        browser = try await TestBrowser(site, as: TestSite.owner)
    }

    static let electricity = field("electricity", "CU461577")
    static let hotWater = field("hot-water", "HS-204817")
    static let coldWater = field("cold-water", "HS-204816")

    private static func field(_ service: ServiceCode, _ meter: String) -> String {
        func name(_ text: String) -> String { text.replacing("-", with: "_45_") }
        return TestSite.ownSlug.text + "-" + name(service.text) + "-" + name(meter)
    }

    /// Sends the form once: what was typed is shown with what it comes to.
    mutating func check(_ values: [String: String], _ others: [String: String] = [:]) async throws -> TestBrowser.Answer
    {
        var fields = Dictionary(uniqueKeysWithValues: values.map { ($0.key + "-total", $0.value) })
        fields["day"] = day
        return try await browser.submit(
            fields.merging(others) { $1 }, to: GiveReadings().address, shownOn: ReadingsPage().address)
    }

    /// Sends it again as it was shown, as somebody who has looked at it.
    mutating func send(
        _ values: [String: String], after shown: TestBrowser.Answer, sure: [String] = []
    ) async throws -> TestBrowser.Answer {
        var others = ["seen": try shown.hiddenFields()["seen"] ?? ""]
        for meter in sure { others[meter + "-sure"] = "yes" }
        return try await check(values, others)
    }

    mutating func give(_ values: [String: String]) async throws -> TestBrowser.Answer {
        try await send(values, after: try await check(values))
    }

    /// The receipts on the page of what was given, the latest first.
    mutating func receipts() async -> [ReceiptNumber] {
        await browser.get(GivenReadingsPage()).body.matches(of: /R-\d{4}-\d{7}-\d/).compactMap {
            ReceiptNumber(String($0.0))
        }
    }
}
