import Domain
import Foundation
import Portal
import Testing
import Web

@testable import KabinetCommand

@Suite("Settings")
struct SettingsTests {
    private func settings(
        _ options: [String: String?] = [:], _ environment: [String: String] = [:], file: String? = nil
    ) throws -> Settings {
        var path: String?
        if let file {
            let url = FileManager.default.temporaryDirectory.appending(path: "kabinet-\(UUID().uuidString).conf")
            try Data(file.utf8).write(to: url)
            path = url.path
        }
        return try Settings(SettingSources(options: options, environment: environment, file: path))
    }

    @Test("Without settings, the defaults are used")
    func defaults() throws {
        let settings = try settings()
        #expect(settings.database == .directory("var"))
        #expect(settings.listen == ListenAddress(host: "127.0.0.1", port: 8080))
        #expect(settings.publicAddress.text == "http://127.0.0.1:8080")
        #expect(settings.metricsListen == nil)
        #expect(settings.connections == 10_000)
        #expect(settings.trustedProxies.isEmpty)
        #expect(settings.timeZone.identifier == "Asia/Almaty")
        #expect(settings.shortestPassword == 12)
        #expect(settings.consents == nil)
    }

    @Test("How accounts are linked: the kinds of proof in their order, and what a new payer does")
    func linking() throws {
        #expect(try settings().linking.proofs == [.meter, .bill])
        #expect(try settings().linking.payerChange == .confirm)
        let settings = try settings(["link-proof": "code, bill", "payer-change": "end"])
        #expect(settings.linking.proofs == [.code, .bill])
        #expect(settings.linking.payerChange == .end)
    }

    @Test("The command line overrides the environment, which overrides the file")
    func order() throws {
        let file = "# where\ndirectory = from-file\n connections=7 \n\nlisten = [::1]:1"
        let environment = ["KABINET_DIRECTORY": "from-environment", "KABINET_CONNECTIONS": "8", "HOME": "/"]
        let settings = try settings(["directory": "from-options", "listen": nil], environment, file: file)
        #expect(settings.database == .directory("from-options"))
        #expect(settings.connections == 8)
        #expect(settings.listen == ListenAddress(host: "::1", port: 1))
    }

    @Test(
        "An invalid setting is reported with its name, value and source",
        arguments: [
            ("listen", "8080"), ("listen", "host:99999"), ("listen", ":80"), ("listen", "a b:8080"),
            ("metrics-listen", "9464"),
            ("hosts", "a/b"),
            ("public-address", "kabinet.example"),
            ("public-address", "ftp://kabinet.example"), ("public-address", "https://kabinet.example/path"),
            ("connections", "0"), ("connections", "many"), ("trusted-proxies", "proxy.example"),
            ("time-zone", "Almaty"), ("link-proof", "meter,passport"), ("link-proof", ""),
            ("link-proof", "meter,meter"),
            ("payer-change", "ask"), ("shortest-password", "7"), ("shortest-password", "65"),
            ("shortest-password", "long"),
        ])
    func wrong(name: String, value: String) {
        let variable = "KABINET_" + name.uppercased().replacing("-", with: "_")
        let error = #expect(throws: SettingError.self) { try settings([:], [variable: value]) }
        #expect(error?.description.contains("\(name) is \"\(value)\" (from the environment)") == true)
    }

    @Test(
        "If customers cannot use the listening address, the public address is required",
        arguments: ["0.0.0.0:80", "[::]:80", "127.0.0.1:0"])
    func publicAddress(listen: String) throws {
        let error = #expect(throws: SettingError.self) { try settings(["listen": listen]) }
        #expect(error?.description.contains("public-address") == true)
        let told = try settings(["listen": listen, "public-address": "https://kabinet.example"])
        #expect(told.publicAddress.isSecure)
    }

    @Test("A misspelt setting is refused, wherever it comes from")
    func misspelt() {
        #expect(throws: SettingError.self) { try settings([:], ["KABINET_LISTN": "x"]) }
        #expect(throws: SettingError.self) { try settings(file: "directry = x") }
        #expect(throws: SettingError.self) { try settings(file: "no setting") }
    }

    @Test("An address of PostgreSQL overrides the directory", arguments: ["postgres://h/k", "service=kabinet"])
    func database(address: String) throws {
        let settings = try settings(["directory": "var", "database": address])
        #expect(settings.database == .postgreSQL(address))
        #expect(!settings.database.description.contains(address))
    }

    @Test(
        "Replicas require PostgreSQL, and are given by an address",
        arguments: [
            (["read-database": "postgres://h/k"], false),
            (["read-database": "elsewhere", "database": "postgres://h/k"], false),
            (["read-database": "service=replicas", "database": "postgres://h/k"], true),
        ])
    func replicas(options: [String: String?], isTaken: Bool) {
        #expect((try? settings(options))?.readDatabase == (isTaken ? "service=replicas" : nil))
    }

    @Test("An invalid address of PostgreSQL is refused, and not shown: it may contain a password")
    func noDatabase() {
        let error = #expect(throws: SettingError.self) { try settings(["database": "postgress://a:hush@h/k"]) }
        #expect(error?.description.contains("database") == true)
        #expect(error?.description.contains("hush") == false)
    }

    @Test("What is less safe than it could be is warned of at the start")
    func safety() throws {
        let address = "https://kabinet.example"
        let untrusted = try settings(["public-address": address]).safetyWarnings
        #expect(untrusted.count == 1)
        #expect(untrusted.first?.contains("trusted-proxies") == true)
        #expect(try settings(["public-address": address, "trusted-proxies": "127.0.0.1"]).safetyWarnings.isEmpty)
        #expect(try settings().safetyWarnings.isEmpty)

        let far = "postgres://kabinet:hush@192.0.2.7/kabinet"
        let unverified = try settings(["database": far, "read-database": far + "?sslmode=verify-full"]).safetyWarnings
        #expect(unverified.count == 1)
        #expect(unverified.first?.contains("192.0.2.7") == true && unverified.first?.contains("verify-full") == true)
        #expect(unverified.first?.contains("hush") == false)
        #expect(try settings(["database": "postgres://127.0.0.1/kabinet"]).safetyWarnings.isEmpty)
    }

    @Test("A missing file is refused")
    func unreadable() {
        #expect(throws: SettingError.unreadable(file: "/nowhere.conf")) {
            try Settings(SettingSources(options: [:], environment: [:], file: "/nowhere.conf"))
        }
    }
}
