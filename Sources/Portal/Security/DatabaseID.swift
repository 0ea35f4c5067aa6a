import Web

/// The random id of one of the customer's own rows, as a parameter of an address.
struct DatabaseID: PathValue {
    let number: Int64

    init(_ number: Int64) {
        self.number = number
    }

    static func parse(_ pathText: String) -> DatabaseID? {
        guard let number = Int64(pathText), number > 0, String(number) == pathText else { return nil }
        return DatabaseID(number)
    }

    var pathText: String { String(number) }
}
