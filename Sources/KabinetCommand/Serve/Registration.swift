import Domain
import Operations

/// Whether customers can register: only with consents whose slots are all filled in.
struct Registration {
    let consents: Consents?
    /// For the operator; nil while registration is open.
    let whyClosed: String?

    /// - Parameter path: of the file of consents.
    /// - Throws: `ConsentFileError`.
    init(consents path: String?) throws {
        guard let path else {
            consents = nil
            whyClosed = "Customers cannot register: there is no file of consents (setting consents)."
            return
        }
        let file = try ConsentFile(path: path)
        consents = file.consents
        whyClosed =
            file.consents == nil
            ? (["Customers cannot register until these slots are filled in:"] + file.emptySlots).joined(separator: "\n")
            : nil
    }
}
