import Testing
import Web

@Suite("Metrics of requests")
struct RequestMetricsTests {
    @Test("The histogram's buckets grow, and each request is in the one that it belongs to")
    func histogram() {
        let metrics = RequestMetrics(routes: ["/", "/other"])
        for microseconds in [0, 500, 501, 2_500_000, 2_500_001] {
            metrics.begin()
            metrics.end(0, status: 200, microseconds: microseconds)
        }
        var text = MetricsText()
        metrics.write(to: &text)
        let buckets = text.text.split(separator: "\n").filter { $0.contains("_bucket{route=\"/\"") }
        #expect(
            buckets.compactMap { Int($0.split(separator: " ").last ?? "") } == [2, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 4, 5])
        #expect(buckets.first?.contains("le=\"0.0005\"") == true)
        #expect(text.text.contains("_sum{route=\"/\"} 5.001002\n"))
    }

    @Test("No request is lost if many threads count")
    func threads() async {
        let metrics = RequestMetrics(routes: ["/", "/other"])
        await withTaskGroup { group in
            for _ in 0..<8 {
                group.addTask {
                    for _ in 0..<1000 {
                        metrics.begin()
                        metrics.end(nil, status: 404, microseconds: 1)
                    }
                }
            }
        }
        var text = MetricsText()
        metrics.write(to: &text)
        #expect(text.text.contains("kabinet_requests_total{route=\"-\",status=\"404\"} 8000\n"))
        #expect(text.text.contains("kabinet_requests_in_progress 0\n"))
    }
}
