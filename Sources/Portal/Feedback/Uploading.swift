import Attachments
import Domain
import Logging
import Store
import Web
import Words

/// A file that was not accepted.
enum UploadProblem: Sendable {
    case refused(name: String, SentFile.Problem)
    case tooMany
    case quota(seconds: Int64)
    /// The folder cannot be written.
    case failed

    func words(_ texts: Texts.Feedback) -> String {
        switch self {
        case .refused(let name, let problem):
            let name = name.isEmpty ? texts.unnamed : name
            return switch problem {
            case .tooLarge: texts.fileTooLarge(name)
            case .unknownKind: texts.fileUnknown(name)
            case .tooManyPixels: texts.filePixels(name)
            case .broken: texts.fileBroken(name)
            }
        case .tooMany: return texts.filesTooMany
        case .quota(let seconds): return texts.tooMany(minutes(seconds))
        case .failed: return texts.filesFailed
        }
    }
}

extension FeedbackContext {
    static let mostFiles = 3

    /// Removes the files that are to be removed, and keeps the new ones until the form is sent.
    ///
    /// - Returns: which files were not accepted, and why.
    func keepFiles(of form: GenuineForm, in uploadForm: UploadForm) async throws -> [UploadProblem] {
        guard let folder = settings?.files else { return [] }
        let removed = (1...99).filter { !form[UploadField.remove($0)].isEmpty }
        if !removed.isEmpty {
            let files = try await write { visitor in
                try removed.compactMap { try visitor.removeUpload($0, from: uploadForm) }
            }
            for file in files.compactMap(FileFolder.Name.init) { folder.remove(file) }
        }
        var problems: [UploadProblem] = []
        for file in form.files where file.field == UploadField.files {
            if let problem = try await keep(file, in: uploadForm, folder) { problems.append(problem) }
            // The others would get the same answer.
            if case .tooMany = problems.last { break }
            if case .quota = problems.last { break }
        }
        return problems
    }

    private func keep(_ sent: UploadedFile, in form: UploadForm, _ folder: FileFolder) async throws -> UploadProblem? {
        let name = FileName(sent.name)
        let uses = visit.uses("uploads", .uploads, keys)
        let (count, wait) = try await write { visitor in
            (try visitor.uploads(form.form).count, try visitor.spend(uses))
        }
        guard wait == 0 else { return .quota(seconds: wait) }
        guard count < FeedbackContext.mostFiles else { return .tooMany }
        // Its own error, since the threads pass on any.
        let checked = try await pictures.run { Result { () throws(SentFile.Problem) in try SentFile(sent.content) } }
        switch checked {
        case .failure(let problem): return .refused(name: name.text, problem)
        case .success(let file): return try await store(file, name, in: form, folder)
        }
    }

    private func store(
        _ file: SentFile, _ name: FileName, in form: UploadForm, _ folder: FileFolder
    ) async throws -> UploadProblem? {
        let stored: FileFolder.Name
        do {
            stored = try folder.write(file.bytes, now: visit.now)
        } catch {
            logger.error("file not kept", metadata: ["id": "\(visit.id)", "error": "\(error)"])
            return .failed
        }
        let isAdded = try await write { visitor in
            try visitor.add(
                file: stored.text, name: name, kind: file.kind, size: file.bytes.count, to: form,
                limit: FeedbackContext.mostFiles)
        }
        if !isAdded { folder.remove(stored) }
        return isAdded ? nil : .tooMany
    }
}
