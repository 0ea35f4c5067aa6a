/// A browser and its system, from the header User-Agent: enough to recognise one's own device in a list. The header
/// itself is not kept.
package struct UserAgent: Hashable, Sendable {
    package enum Browser: String, CaseIterable, Sendable {
        case edge, opera, yandex, samsung, firefox, chrome, safari, unknown
    }

    package enum System: String, CaseIterable, Sendable {
        case android, iphone, ipad, windows, mac, linux, unknown
    }

    package let browser: Browser
    package let system: System

    package init(_ header: String?) {
        let header = header?.prefix(512) ?? ""
        // In this order: most browsers name others too.
        let browsers: [(String, Browser)] = [
            ("Edg", .edge), ("OPR/", .opera), ("OPT/", .opera), ("YaBrowser", .yandex), ("SamsungBrowser", .samsung),
            ("Firefox", .firefox), ("FxiOS", .firefox), ("Chrome", .chrome), ("CriOS", .chrome), ("Safari", .safari),
        ]
        let systems: [(String, System)] = [
            ("Android", .android), ("iPhone", .iphone), ("iPad", .ipad), ("Windows", .windows), ("Mac OS", .mac),
            ("Linux", .linux),
        ]
        browser = browsers.first { header.contains($0.0) }?.1 ?? .unknown
        system = systems.first { header.contains($0.0) }?.1 ?? .unknown
    }

    /// As the database has it: "chrome/android".
    package var stored: String { browser.rawValue + "/" + system.rawValue }

    package init(stored: String) {
        let parts = stored.split(separator: "/").map(String.init)
        browser = parts.first.flatMap(Browser.init(rawValue:)) ?? .unknown
        system = parts.last.flatMap(System.init(rawValue:)) ?? .unknown
    }
}
