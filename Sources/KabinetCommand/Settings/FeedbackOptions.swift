import Attachments
import Domain
import Operations
import Portal
import Words

/// How customers write to the operator, as the settings say.
struct FeedbackOptions: Sendable {
    /// The file of topics: without it the form is closed.
    let topics: String?
    /// Where a letter about each new message goes.
    let address: EmailAddress?
    /// Of the files that customers send. All nodes need the same.
    let directory: String

    static let names: Set<String> = ["feedback-topics", "feedback-address", "feedback-directory"]

    init(_ sources: SettingSources, directory: String) throws {
        topics = sources["feedback-topics"]?.value
        address = try sources.read("feedback-address", Speech.texts.settings.email, EmailAddress.init(_:))
        self.directory = sources["feedback-directory"]?.value ?? directory
    }

    var files: FileFolder { FileFolder(path: directory) }

    /// - Throws: `TopicFileError`.
    func portalSettings() throws -> FeedbackSettings {
        let topics = try topics.map { try TopicFile(path: $0).topics } ?? FeedbackTopics([])
        return FeedbackSettings(topics: topics, address: address, files: files)
    }
}
