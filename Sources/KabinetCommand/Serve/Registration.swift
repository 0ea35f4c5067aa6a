import Domain
import Operations
import Words

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
            whyClosed = Speech.texts.files.registrationClosed
            return
        }
        let file = try ConsentFile(path: path)
        consents = file.consents
        whyClosed =
            file.consents == nil
            ? ([Speech.texts.files.emptySlots] + file.emptySlots).joined(separator: "\n")
            : nil
    }
}
