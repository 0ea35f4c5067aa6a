import HummingbirdCore
import Web

/// A static file, under a name that changes with its content.
struct AssetFile: Endpoint {
    static let path: PathTemplate = "/assets/{asset}"
    static let method = Method.read
    static let audience = Audience.everybody

    let name: AssetName

    var places: [any PathValue] { [name] }

    func answer(_ visit: Visit, _ request: Request, _ portal: Portal) throws -> Response {
        guard let asset = portal.assets[name.pathText] else { throw PageError.notFound }
        return asset.response(to: request)
    }
}

extension AssetFile {
    init(_ asset: Asset) {
        self.init(name: AssetName(pathText: asset.name))
    }

    init?(_ address: RequestedAddress) {
        guard let name: AssetName = address.places() else { return nil }
        self.init(name: name)
    }
}

/// Any name: unknown ones are not found later.
struct AssetName: PathValue {
    let pathText: String

    static func parse(_ pathText: String) -> AssetName? { AssetName(pathText: pathText) }
}
