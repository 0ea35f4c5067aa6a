import Domain
import Foundation
import Testing

@testable import Attachments

@Suite("The folder of customers' files")
struct FileFolderTests {
    private let folder = FileFolder(path: NSTemporaryDirectory() + "kabinet-files-\(UUID().uuidString)")

    @Test("A file is read back, belongs to one user alone, and is removed")
    func file() throws {
        #expect(try folder.names() == [])
        let now = Timestamp(seconds: 1_571_205_600)
        let name = try folder.write([1, 2, 3], now: now)
        #expect(name.writtenAt == now && FileFolder.Name(name.text) == name)
        #expect(try folder.read(name) == [1, 2, 3])
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.path + "/" + name.text)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        let own = try FileManager.default.attributesOfItem(atPath: folder.path)
        #expect(own[.posixPermissions] as? Int == 0o700)
        #expect(try folder.names() == [name])
        folder.remove(name)
        folder.remove(name)
        #expect(throws: FolderError.self) { try folder.read(name) }
    }

    @Test(
        "No other name is opened",
        arguments: [
            "", "..", "../portal.sqlite", "1571205600-", "1-" + String(repeating: "g", count: 32),
            "1/" + String(repeating: "a", count: 32), "-1-" + String(repeating: "a", count: 32),
        ])
    func names(text: String) {
        #expect(FileFolder.Name(text) == nil)
    }
}
