package import Words

/// A batch, or another file of the billing system, that cannot be read at all: it is missing, or not an archive.
package enum UnreadableBatch: Error, Equatable {
    case system(_ path: String, SystemError)
    case link(_ path: String)
    case notAFile(_ path: String)
    case reading(_ path: String, SystemError)
    case tooLarge(_ path: String, size: Int, limit: Int)
    case columns(_ path: String, _ columns: String)
    case noManifest(_ path: String, _ name: String)
    case noDigest
    case noMemory
    case notAFolder(_ path: String)
    case changedMeanwhile

    // Of batches that the database keeps.
    case damaged(_ name: String, number: Int64)
    case nothingPublished
    case firstBatch(_ name: String)
    case notKept(_ name: String)
    case keptOtherwise(_ name: String)

    // Of archives.
    case archive(_ path: String, _ message: String)
    case notAnArchive(_ path: String)
    case entries(_ path: String, limit: Int)
    case nameless(_ path: String)
    case notPlain(_ path: String, _ name: String)
    case sparse(_ path: String, _ name: String)
    case twice(_ path: String, _ name: String)
    case unpackedTooLarge(_ path: String, gigabytes: Int, ratio: Int)
}

extension UnreadableBatch: CustomStringConvertible {
    package var description: String { text(in: .english) }

    package func text(in texts: CommandTexts) -> String {
        let words = texts.unreadable
        return switch self {
        case .system(let path, let error): words.system((path: path, error: error.text(in: texts.systemErrors)))
        case .link(let path): words.link(path)
        case .notAFile(let path): words.notAFile(path)
        case .reading(let path, let error): words.reading((path: path, error: error.text(in: texts.systemErrors)))
        case .tooLarge(let path, let size, let limit):
            words.tooLarge((path: path, size: "\(size)", limit: "\(limit)"))
        case .columns(let path, let columns): words.columns((path: path, columns: columns))
        case .noManifest(let path, let name): words.noManifest((path: path, name: name))
        case .noDigest: words.noDigest
        case .noMemory: words.noMemory
        case .notAFolder(let path): words.notAFolder(path)
        case .changedMeanwhile: words.changedMeanwhile
        case .damaged(let name, let number): words.damaged((name: name, number: "\(number)"))
        case .nothingPublished: words.nothingPublished
        case .firstBatch(let name): words.firstBatch(name)
        case .notKept(let name): words.notKept(name)
        case .keptOtherwise(let name): words.keptOtherwise(name)
        case .archive(let path, let message): words.archive((path: path, message: message))
        case .notAnArchive(let path): words.notAnArchive(path)
        case .entries(let path, let limit): words.entries((path: path, limit: "\(limit)"))
        case .nameless(let path): words.nameless(path)
        case .notPlain(let path, let name): words.notPlain((path: path, name: name))
        case .sparse(let path, let name): words.sparse((path: path, name: name))
        case .twice(let path, let name): words.twice((path: path, name: name))
        case .unpackedTooLarge(let path, let gigabytes, let ratio):
            words.unpackedTooLarge((path: path, gigabytes: "\(gigabytes)", ratio: "\(ratio)"))
        }
    }
}
