import Domain
import Testing

@testable import Exchange
@testable import Store

@Suite("What bills on paper say of the supplier") struct SupplierTests {
    private static let header = "supplier,name_kk,name_ru,name_en,bin,iban,bik,kbe,bank_kk,offices_kk,offices_ru\n"

    @Test("Its numbers, its bank and the name of its offices are kept; a name in fewer languages stands for the others")
    func numbers() async throws {
        let row = "ENERGO,а,б,c,000140000012,KZ70000ULGI000000001,ULGIKZKA,17,Банк,Бөлімшелер,Отделения\n"
        let bench = try Bench()
        _ = try await bench.run(.example())
        _ = try await bench.run(.update("2", ["suppliers.csv": Self.header + row]))
        let supplier = try await bench.database.read { try #require(try $0.catalogue()).supplier }
        #expect(supplier.bin == "000140000012")
        #expect(
            supplier.bank
                == BankDetails(
                    iban: "KZ70000ULGI000000001", bic: "ULGIKZKA", bank: Words(kk: "Банк", ru: "Банк", en: "Банк"),
                    beneficiaryCode: "17"))
        #expect(supplier.officesName == Words(kk: "Бөлімшелер", ru: "Отделения", en: "Бөлімшелер"))
    }

    @Test("Without them a supplier has none")
    func none() async throws {
        let bench = try Bench()
        _ = try await bench.run(.example())
        let supplier = try await bench.database.read { try #require(try $0.catalogue()).supplier }
        #expect(supplier.bin == nil && supplier.bank == nil && supplier.officesName == nil)
    }

    @Test(
        "A number with a mistake is told",
        arguments: [
            ("000140000013,,,", "bin", "a business identification number (BIN)"),
            (",KZ71000ULGI000000001,,", "iban", "a bank account (IBAN)"), (",,ULGI,", "bik", "a bank's code (BIK)"),
            (",,,77", "kbe", "a beneficiary's code (KBe)"),
        ])
    func mistakes(numbers: String, column: String, expected: String) async throws {
        let bench = try Bench()
        _ = try await bench.run(.example())
        let told = try await bench.problems(
            .update("2", ["suppliers.csv": Self.header + "ENERGO,а,б,c,\(numbers),Банк,,\n"]))
        #expect(told.count == 1)
        #expect(told.first?.hasPrefix("suppliers.csv, line 2, column \(column): found") == true, "\(told)")
        #expect(told.first?.contains(expected) == true, "\(told)")
    }
}
