import Attachments
import Domain
import Store
import Web
import Words

/// A file of one of the customer's own messages: to be saved, never shown within the site.
struct FeedbackFilePage: CustomerPage {
    static let path: PathTemplate = "/feedback/messages/{reference}/files/{file}"

    let reference: FeedbackReference
    /// Counted through all messages.
    let file: DatabaseID

    func read(_ customer: Customer) throws -> FeedbackFile {
        let files = try customer.feedback(reference)?.messages.flatMap(\.files) ?? []
        guard let index = Int(exactly: file.number - 1), files.indices.contains(index) else { throw PageError.notFound }
        return files[index]
    }

    func show(_ found: FeedbackFile, _ context: ViewContext) -> PageResult {
        let folder = context.settings.feedback?.files
        let name = "\(reference.text)-\(file.number).\(found.kind.ending)"
        return .drawn(name: name, type: found.kind.mediaType) {
            guard let place = FileFolder.Name(found.file), let folder else { throw PageError.notFound }
            return try folder.read(place)
        }
    }
}

extension FeedbackFilePage {
    init?(_ address: RequestedAddress) {
        guard let (reference, file): (FeedbackReference, DatabaseID) = address.places() else { return nil }
        self.init(reference: reference, file: file)
    }

    var places: [any PathValue] { [reference, file] }
}
