import Synchronization

/// The number and duration of requests, by route and status.
///
/// A request costs a few atomic additions: no lock, no allocation, nothing that grows. The route is the only label
/// taken from a request, so a metric cannot reveal an account, and visitors cannot create new labels.
package final class RequestMetrics: Sendable {
    /// The upper bounds of the histogram's buckets, in microseconds; one more bucket counts what is above the last.
    static let bounds = [
        500, 1000, 2500, 5000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 2_500_000,
    ]
    private static let statuses = 100..<600
    /// A route's row: a counter for each status, one for each bucket, the sum of microseconds.
    private static let firstBucket = statuses.count
    private static let sum = firstBucket + bounds.count + 1
    private static let rowLength = sum + 1

    /// The routes' names, and one for unknown addresses.
    private let routes: [String]
    private let counters: Counters
    private let inProgress = Atomic(0)

    package init(routes: [String]) {
        self.routes = routes + ["-"]
        counters = Counters(count: self.routes.count * RequestMetrics.rowLength)
    }

    package func begin() {
        inProgress.add(1, ordering: .relaxed)
    }

    /// - Parameter route: its index among the routes; nil for an unknown address.
    package func end(_ route: Int?, status: Int, microseconds: Int) {
        inProgress.subtract(1, ordering: .relaxed)
        let row = (route ?? routes.count - 1) * RequestMetrics.rowLength
        let bucket = RequestMetrics.bounds.firstIndex { microseconds <= $0 } ?? RequestMetrics.bounds.count
        if RequestMetrics.statuses.contains(status) {
            counters.add(1, at: row + status - RequestMetrics.statuses.lowerBound)
        }
        counters.add(1, at: row + RequestMetrics.firstBucket + bucket)
        counters.add(microseconds, at: row + RequestMetrics.sum)
    }

    package func write(to text: inout MetricsText) {
        text.family("kabinet_requests_total", .counter, "Requests answered, by route and status.")
        for (row, route) in routes.enumerated() {
            for status in RequestMetrics.statuses {
                let count = counters[row * RequestMetrics.rowLength + status - RequestMetrics.statuses.lowerBound]
                if count > 0 { text.sample(count, ["route": route, "status": "\(status)"]) }
            }
        }
        text.family("kabinet_request_duration_seconds", .histogram, "From the request's head to the response's body.")
        for (row, route) in routes.enumerated() {
            writeHistogram(row * RequestMetrics.rowLength, route, to: &text)
        }
        text.single(
            "kabinet_requests_in_progress", .gauge, inProgress.load(ordering: .relaxed), "Requests not yet answered.")
    }

    private func writeHistogram(_ row: Int, _ route: String, to text: inout MetricsText) {
        let buckets = (0...RequestMetrics.bounds.count).map { counters[row + RequestMetrics.firstBucket + $0] }
        guard buckets.contains(where: { $0 > 0 }) else { return }
        var count = 0
        for (index, bucket) in buckets.enumerated() {
            count += bucket
            let bound = index < RequestMetrics.bounds.count ? "\(seconds(RequestMetrics.bounds[index]))" : "+Inf"
            text.sample(count, ["route": route, "le": bound], suffix: "_bucket")
        }
        text.sample(seconds(counters[row + RequestMetrics.sum]), ["route": route], suffix: "_sum")
        text.sample(count, ["route": route], suffix: "_count")
    }

    private func seconds(_ microseconds: Int) -> Double { Double(microseconds) / 1_000_000 }
}

/// Counters that many threads increment.
private final class Counters: Sendable {
    /// Set once; each cell is atomic.
    nonisolated(unsafe) private let cells: UnsafeMutableBufferPointer<Atomic<Int>>

    init(count: Int) {
        cells = .allocate(capacity: count)
        for index in 0..<count { cells.initializeElement(at: index, to: Atomic(0)) }
    }

    deinit {
        cells.deinitialize()
        cells.deallocate()
    }

    func add(_ amount: Int, at index: Int) {
        precondition(cells.indices.contains(index))
        cells[index].wrappingAdd(amount, ordering: .relaxed)
    }

    subscript(index: Int) -> Int { cells[index].load(ordering: .relaxed) }
}
