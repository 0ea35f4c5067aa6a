import Web

/// The portal's static files: a fixed list, part of the program.
final class Assets: Sendable {
    let stylesheet = Asset("site", "css", type: "text/css; charset=utf-8", PackageResources.site_css)
    let printScript = Asset("print", "js", type: "text/javascript; charset=utf-8", PackageResources.print_js)
    let passwordScript = Asset("password", "js", type: "text/javascript; charset=utf-8", PackageResources.password_js)
    let dayScript = Asset("day", "js", type: "text/javascript; charset=utf-8", PackageResources.day_js)
    let icon = Asset("icon", "svg", type: "image/svg+xml", PackageResources.icon_svg)

    subscript(name: String) -> Asset? {
        [stylesheet, printScript, passwordScript, dayScript, icon].first { $0.name == name }
    }
}
