import CSodium
import Domain
import Store

extension BilledContent {
    /// A hash by which a bill is compared with what a letter said of it: the due day, each service's opening balance,
    /// charge and adjustment, and the lines.
    var fingerprint: [UInt8] {
        var message = "due \(due.number)\n"
        for (service, balance) in balances {
            let sums = [balance.opening, balance.charged, balance.adjusted].map { String($0.tiyn) }
            message += "service \(service.text) " + sums.joined(separator: " ") + "\n"
        }
        for (service, line) in lines {
            let words = [service.text, line.step.rawValue, line.method.rawValue]
            let numbers = [line.quantity.millionths, line.price.millionths, line.charged.tiyn].map { String($0) }
            let days = line.days.map { ["\($0.lowerBound.number)", "\($0.upperBound.number)"] } ?? []
            message += "line " + (words + numbers + days).joined(separator: " ") + "\n"
        }
        for (service, other) in others {
            let numbers = [
                other.charged.tiyn, other.quantity?.millionths, other.price?.millionths, other.rate?.millionths,
            ]
            let words = [service.text, other.kind.rawValue] + numbers.map { $0.map { "\($0)" } ?? "-" }
            message += "other " + words.joined(separator: " ") + "\n"
        }
        let bytes = Array(message.utf8)
        var hash = [UInt8](repeating: 0, count: 32)
        crypto_generichash(&hash, hash.count, bytes, UInt64(bytes.count), nil, 0)
        return hash
    }
}
