import Domain
import Store
import Web

/// Marks a browser in which a customer has signed in: others cannot make it wait, and no letter tells of it.
struct DeviceMark: Sendable {
    /// Whether this visit's browser has it.
    let isPresent: Bool
    /// The cookie with it: a household shares a browser, so the marks of some others stay in it.
    let cookie: String

    private static let most = 5

    init(email: String, visit: Visit, keys: Keys) {
        let mark = hex(keys.devices.sign("device", Array(email.utf8)))
        let marks = visit.cookies[.device]?.split(separator: ".").prefix(DeviceMark.most).map(String.init) ?? []
        isPresent = marks.contains { areEqual(Array($0.utf8), Array(mark.utf8)) }
        cookie = ([mark] + marks.filter { $0 != mark }.prefix(DeviceMark.most - 1)).joined(separator: ".")
    }
}
