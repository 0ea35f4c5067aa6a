import Documents
import Domain
import SampleBills
import Testing

@Suite struct PrintFileTests {
    private let sheets = [
        SampleBill.usual(.kk), SampleBill.long(.ru), SampleBill.short(.en), SampleBill.usual(.kk, account: "77"),
    ]

    private func printed(_ sheets: [BillSheet], on press: BillPress) throws -> (pages: Int, bytes: [UInt8]) {
        var bytes: [UInt8] = []
        func collect(_ piece: UnsafeRawBufferPointer) { bytes += piece }
        let pages = try press.printFile(
            title: "Қыркүйек", author: "«ҮЛГІ»", language: .kk, date: Day(number: 18_000), to: collect
        ) { add in
            for sheet in sheets { try add(PrintedBill(sheet)) }
        }
        return (pages, bytes)
    }

    @Test func `each bill begins on an odd page and has all of its own`() async throws {
        let (pages, bytes) = try printed(sheets, on: BillPress())
        var printed = try await Reader(bytes).words()[...]
        #expect(printed.count == pages)
        for sheet in sheets {
            let alone = try await Reader(of: sheet).words()
            for (page, expected) in zip(printed, alone) {
                #expect(page.map(\.text).sorted() == expected.map(\.text).sorted())
            }
            let blank = printed.dropFirst(alone.count).prefix(alone.count % 2)
            #expect(blank.allSatisfy { $0.isEmpty })
            printed = printed.dropFirst(alone.count + alone.count % 2)
        }
        #expect(printed.isEmpty)
    }

    @Test func `the file is sound, untagged, and says what it is`() async throws {
        let reader = try Reader(printed(sheets, on: BillPress()).bytes)
        #expect(try await reader.complaint() == nil)
        let facts = try await reader.facts()
        #expect(facts["Title"] == "Қыркүйек")
        #expect(facts["Author"] == "«ҮЛГІ»")
        #expect(facts["Tagged"] == "no")
        #expect(try await reader.objects().contains("/Lang (kk-KZ)"))
        #expect(try await reader.objects().contains("/Duplex /DuplexFlipLongEdge"))
    }

    @Test func `the same bills give the same bytes`() throws {
        let press = try BillPress()
        let first = try printed(sheets, on: press).bytes
        _ = try printed(sheets.reversed(), on: press)
        #expect(try printed(sheets, on: press).bytes == first)
        #expect(try printed(sheets, on: BillPress()).bytes == first)
    }

    @Test func `a back is in the file once`() throws {
        let one = try printed([sheets[0]], on: BillPress()).bytes.count
        let many = try printed([BillSheet](repeating: sheets[0], count: 11), on: BillPress()).bytes.count
        #expect((many - one) / 10 < 8000)
    }

    @Test func `an empty run is still a file`() async throws {
        let (pages, bytes) = try printed([], on: BillPress())
        let reader = try Reader(bytes)
        #expect(pages == 0)
        #expect(try await reader.complaint() == nil)
    }

    private struct DiskFull: Error {}

    @Test func `what goes wrong while writing or reading is thrown, and nothing is written after it`() throws {
        var pieces = 0
        func fail(_ piece: UnsafeRawBufferPointer) throws {
            pieces += 1
            throw DiskFull()
        }
        let press = try BillPress()
        #expect(throws: DiskFull.self) {
            try press.printFile(title: "", author: "", language: .en, date: Day(number: 0), to: fail) { add in
                for _ in 0..<40 { try add(PrintedBill(sheets[0])) }
            }
        }
        #expect(pieces == 1)

        func count(_ piece: UnsafeRawBufferPointer) { pieces += 1 }
        #expect(throws: DiskFull.self) {
            try press.printFile(title: "", author: "", language: .en, date: Day(number: 0), to: count) { _ in
                throw DiskFull()
            }
        }
        #expect(pieces == 1)
    }
}
