import Foundation

/// A program that reads PDFs, as scripts/install brings it.
enum Tool {
    struct Failed: Error {
        let command: [String]
        let output: String
    }

    /// What the program says of the file; both its outputs.
    ///
    /// - Throws: `Failed` when it exits with anything but 0.
    static func run(_ command: String...) throws -> String {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = command
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failed(command: command, output: output) }
        return output
    }

    /// A file of its own, with `bytes` in it.
    static func file(_ bytes: [UInt8], _ ending: String = "pdf") throws -> String {
        let path = FileManager.default.temporaryDirectory.appending(path: "kabinet-\(UUID().uuidString).\(ending)").path
        try Data(bytes).write(to: URL(filePath: path))
        return path
    }
}
