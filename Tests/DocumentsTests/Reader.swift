import Documents
import Foundation

/// Reads a PDF with other programs: poppler, qpdf and zbar.
final class Reader {
    private let file: URL
    private let folder: URL

    init(_ bytes: [UInt8]) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        file = folder.appending(path: "bill.pdf")
        try Data(bytes).write(to: file)
    }

    convenience init(of sheet: BillSheet) throws {
        try self.init(BillPress().pdf(of: sheet))
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    /// In the order in which it was drawn, without any white space; of one page, or of all.
    func text(page: Int? = nil) throws -> String {
        let pages = try texts()
        return page.map { pages[$0 - 1] } ?? pages.joined()
    }

    func texts() throws -> [String] {
        let output = try run("pdftotext", ["-raw", file.path, "-"]).output
        return output.components(separatedBy: "\u{C}").dropLast().map(\.withoutSpaces)
    }

    struct Word {
        var text: String
        var left, top, right, bottom: Double
    }

    /// Each page's words with their boxes.
    func words() throws -> [[Word]] {
        let output = try run("pdftotext", ["-bbox", file.path, "-"]).output
        let pattern = /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/
        return output.components(separatedBy: "<page ").dropFirst().map { page in
            page.matches(of: pattern).map { word in
                Word(
                    text: String(word.5), left: Double(word.1) ?? 0, top: Double(word.2) ?? 0,
                    right: Double(word.3) ?? 0, bottom: Double(word.4) ?? 0)
            }
        }
    }

    /// The output of pdfinfo, by its labels.
    func facts() throws -> [String: String] {
        let lines = try run("pdfinfo", ["-isodates", file.path]).output.split(separator: "\n")
        let pairs = lines.compactMap { line in
            line.firstIndex(of: ":").map { colon in
                (String(line[..<colon]), line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces))
            }
        }
        return Dictionary(pairs) { first, _ in first }
    }

    func pageCount() throws -> Int { Int(try facts()["Pages"] ?? "") ?? 0 }

    /// The rows of pdffonts: name, then whether embedded, subset, and with its letters.
    func fonts() throws -> [(name: String, flags: [String])] {
        try run("pdffonts", [file.path]).output.split(separator: "\n").dropFirst(2).map { row in
            let words = row.split(separator: " ")
            return (String(words[0]), words.suffix(5).prefix(3).map { String($0) })
        }
    }

    /// The structure's names and texts, as a screen reader gets them.
    func structure() throws -> String { try run("pdfinfo", ["-struct-text", file.path]).output }

    /// Nil if qpdf reports no problem.
    func complaint() throws -> String? {
        let check = try run("qpdf", ["--check", file.path])
        return check.status == 0 ? nil : check.output
    }

    /// The current objects, uncompressed.
    func objects() throws -> String {
        try run("qpdf", ["--qdf", "--object-streams=disable", "--stream-data=preserve", file.path, "-"]).output
    }

    func codes(page: Int) throws -> String {
        let picture = folder.appending(path: "page").path
        _ = try run(
            "pdftoppm", ["-r", "200", "-f", "\(page)", "-l", "\(page)", "-png", "-singlefile", file.path, picture])
        return try run("zbarimg", ["--quiet", "--raw", picture + ".png"]).output
    }

    static let readsCodes = FileManager.default.isExecutableFile(atPath: "/usr/bin/zbarimg")

    private func run(_ tool: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [tool] + arguments
        process.standardOutput = pipe
        // Standard error is qpdf's result, and ignored for the others.
        process.standardError = tool == "qpdf" ? pipe : FileHandle.nullDevice
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }
}

extension String {
    var withoutSpaces: String { filter { !$0.isWhitespace } }
}
