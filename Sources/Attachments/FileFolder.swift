package import Domain
import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The folder of the files that customers have sent. Each has a random name; only the database knows whose it is.
package struct FileFolder: Sendable {
    package let path: String

    package init(path: String) {
        self.path = path
    }

    /// A file's name in the folder: when it was written, and 128 random bits.
    package struct Name: Hashable, Sendable {
        package let text: String
        package let writtenAt: Timestamp

        fileprivate init(now: Timestamp) {
            let random = (0..<2).map { _ in
                let digits = String(UInt64.random(in: 0 ... .max), radix: 16)
                return String(repeating: "0", count: 16 - digits.count) + digits
            }
            (text, writtenAt) = ("\(now.seconds)-" + random.joined(), now)
        }

        /// Nil unless it has this form: no other name is ever opened.
        package init?(_ text: String) {
            let parts = text.split(separator: "-", omittingEmptySubsequences: false)
            guard parts.count == 2, let seconds = Int64(parts[0]), seconds >= 0, parts[1].utf8.count == 32,
                parts[1].utf8.allSatisfy({ "0123456789abcdef".utf8.contains($0) })
            else { return nil }
            (self.text, writtenAt) = (text, Timestamp(seconds: seconds))
        }
    }

    /// On the disk when it returns, and readable by this program's user alone.
    package func write(_ bytes: [UInt8], now: Timestamp) throws -> Name {
        try PrivateFolder.make(path)
        let name = Name(now: now)
        let descriptor = open(place(of: name), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw FolderError(path: path, reason: String(cString: strerror(errno))) }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        do {
            try file.write(contentsOf: Data(bytes))
            try file.synchronize()
        } catch {
            remove(name)
            throw FolderError(path: path, reason: error.localizedDescription)
        }
        return name
    }

    /// - Throws: `FolderError` if it is missing.
    package func read(_ name: Name) throws -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: place(of: name)) else {
            throw FolderError(path: path, reason: "\(name.text) is missing")
        }
        return Array(data)
    }

    /// Does nothing if somebody else has removed it.
    package func remove(_ name: Name) {
        try? FileManager.default.removeItem(atPath: place(of: name))
    }

    /// All files, in no order.
    package func names() throws -> [Name] {
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: path).compactMap(Name.init)
    }

    private func place(of name: Name) -> String { path + "/" + name.text }
}

package struct FolderError: Error, CustomStringConvertible {
    package let path: String
    package let reason: String

    package var description: String { "the folder of customers' files, \(path): \(reason)" }
}
