/// A rate limit: so many uses within a window, which begins with the first use.
package struct Quota: Hashable, Sendable {
    package let limit: Int
    /// In seconds.
    package let window: Int64

    package init(_ limit: Int, within window: Int64) {
        (self.limit, self.window) = (limit, window)
    }

    /// For so many who share a subject.
    package static func * (quota: Quota, sharers: Int) -> Quota { Quota(quota.limit * sharers, within: quota.window) }
}

extension Quota {
    package static let minute: Int64 = 60
    package static let hour: Int64 = 60 * minute
    package static let day: Int64 = 24 * hour
}
