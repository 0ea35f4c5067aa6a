import CSodium

/// The static files: a fixed list, part of the program, each under a name that holds the hash of its content, so that
/// browsers may keep it for a year.
struct Assets: Sendable {
    struct Asset: Sendable {
        let name: String
        let type: String
        let bytes: [UInt8]
        let compressed: [UInt8]?
    }

    let stylesheet: Asset
    let script: Asset
    let icon: Asset

    init() {
        stylesheet = Asset("site", "css", type: "text/css; charset=utf-8", PackageResources.site_css)
        script = Asset("print", "js", type: "text/javascript; charset=utf-8", PackageResources.print_js)
        icon = Asset("icon", "svg", type: "image/svg+xml", PackageResources.icon_svg)
    }

    subscript(name: String) -> Asset? {
        [stylesheet, script, icon].first { $0.name == name }
    }
}

extension Assets.Asset {
    fileprivate init(_ name: String, _ ending: String, type: String, _ bytes: [UInt8]) {
        var digest = [UInt8](repeating: 0, count: 16)
        crypto_generichash(&digest, digest.count, bytes, UInt64(bytes.count), nil, 0)
        self.init(
            name: "\(name)-\(hex(digest)).\(ending)", type: type, bytes: bytes,
            compressed: Compressor(level: 12).gzip(bytes))
    }
}
