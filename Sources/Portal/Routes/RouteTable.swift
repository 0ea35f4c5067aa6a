import Domain
import Web

/// The router: finds the endpoint of a request.
struct RouteTable: Sendable {
    /// Every path once, in the table's order.
    let paths: [PathTemplate]
    /// Of each path, for the header `Allow`.
    private let methods: [[Method]]
    /// By form: a request is compared with the few paths of its own.
    private let endpoints: [PathTemplate.Form: [(row: Int, path: PathTemplate, type: any Endpoint.Type)]]

    init(_ table: [any Endpoint.Type]) {
        let paths = table.map { $0.path }.reduce(into: [PathTemplate]()) { if !$0.contains($1) { $0.append($1) } }
        endpoints = Dictionary(
            grouping: table.map { (paths.firstIndex(of: $0.path) ?? 0, $0.path, $0) }, by: { $0.1.form })
        methods = paths.map { path in table.filter { $0.path == path }.map { $0.method } }
        self.paths = paths
    }

    /// The endpoint of a path and its query.
    struct Match: Sendable {
        /// The index in `paths`.
        let row: Int
        /// The endpoint that answers; of another method if the path has none of the requested one.
        let endpoint: any Endpoint
        /// The methods of the path, for the header `Allow`.
        let methods: [Method]

        var path: PathTemplate { type(of: endpoint).path }
    }

    /// Nil for an unknown address.
    func match(_ target: RequestTarget, _ method: Method?) -> Match? {
        guard let segments = PathTemplate.segments(of: target.path) else { return nil }
        var found: Match?
        for (row, path, type) in endpoints[PathTemplate.Form(segments)] ?? [] {
            guard found == nil || found?.row == row, let values = path.values(in: segments),
                let endpoint = type.init(RequestedAddress(values, target.query))
            else { continue }
            if found == nil || type.method == method {
                found = Match(row: row, endpoint: endpoint, methods: methods[row])
            }
            if type.method == method { break }
        }
        return found
    }
}
