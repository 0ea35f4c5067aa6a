import Domain
import Web

/// The table of the site's addresses, ready to look up what a request means.
struct RouteTable: Sendable {
    /// Every path once, in the table's order.
    let paths: [PathTemplate]
    private let endpoints: [(row: Int, type: any Endpoint.Type)]

    init(_ table: [any Endpoint.Type]) {
        let paths = table.map { $0.path }.reduce(into: [PathTemplate]()) { if !$0.contains($1) { $0.append($1) } }
        endpoints = table.map { (paths.firstIndex(of: $0.path) ?? 0, $0) }
        self.paths = paths
    }

    /// What a path and its query mean.
    struct Match: Sendable {
        /// Which of `paths` it is.
        let row: Int
        /// What answers; of another method where the path has none of the one that was asked for.
        let endpoint: any Endpoint
        /// How the path may be asked for, for the header `Allow`.
        let methods: [Method]

        var path: PathTemplate { type(of: endpoint).path }
    }

    /// Nil for an address that the site does not have.
    func match(_ target: RequestTarget, _ method: Method?) -> Match? {
        guard let segments = PathTemplate.segments(of: target.path) else { return nil }
        var found: Match?
        for (row, type) in endpoints where found.map({ $0.row == row }) ?? true {
            guard let values = type.path.values(in: segments),
                let endpoint = type.init(RequestedAddress(values, target.query))
            else { continue }
            let isAsked = found == nil || type.method == method
            found = Match(
                row: row, endpoint: isAsked ? endpoint : found?.endpoint ?? endpoint,
                methods: (found?.methods ?? []) + [type.method])
        }
        return found
    }
}
