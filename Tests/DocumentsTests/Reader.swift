import Documents
import Foundation
import Subprocess

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
    func text(page: Int? = nil) async throws -> String {
        let pages = try await texts()
        return page.map { pages[$0 - 1] } ?? pages.joined()
    }

    func texts() async throws -> [String] {
        let output = try await output("pdftotext", "-raw", file.path, "-")
        return output.components(separatedBy: "\u{C}").dropLast().map(\.withoutSpaces)
    }

    struct Word {
        var text: String
        var left, top, right, bottom: Double
    }

    /// Each page's words with their boxes.
    func words() async throws -> [[Word]] {
        let output = try await output("pdftotext", "-bbox", file.path, "-")
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
    func facts() async throws -> [String: String] {
        let lines = try await output("pdfinfo", "-isodates", file.path).split(separator: "\n")
        let pairs = lines.compactMap { line in
            line.firstIndex(of: ":").map { colon in
                (String(line[..<colon]), line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces))
            }
        }
        return Dictionary(pairs) { first, _ in first }
    }

    func pageCount() async throws -> Int { Int(try await facts()["Pages"] ?? "") ?? 0 }

    /// The rows of pdffonts: name, then whether embedded, subset, and with its letters.
    func fonts() async throws -> [(name: String, flags: [String])] {
        try await output("pdffonts", file.path).split(separator: "\n").dropFirst(2).map { row in
            let words = row.split(separator: " ")
            return (String(words[0]), words.suffix(5).prefix(3).map { String($0) })
        }
    }

    /// The structure's names and texts, as a screen reader gets them.
    func structure() async throws -> String { try await output("pdfinfo", "-struct-text", file.path) }

    /// Nil if qpdf reports no problem.
    func complaint() async throws -> String? {
        let check = try await run(
            .name("qpdf"), arguments: ["--check", file.path], output: .string(limit: 1 << 20),
            error: .combinedWithOutput)
        return check.terminationStatus.isSuccess ? nil : check.standardOutput
    }

    /// The current objects, uncompressed.
    func objects() async throws -> String {
        try await output("qpdf", "--qdf", "--object-streams=disable", "--stream-data=preserve", file.path, "-")
    }

    func codes(page: Int) async throws -> String {
        let picture = folder.appending(path: "page").path
        _ = try await output(
            "pdftoppm", "-r", "200", "-f", "\(page)", "-l", "\(page)", "-png", "-singlefile", file.path, picture)
        return try await output("zbarimg", "--quiet", "--raw", picture + ".png")
    }

    static let readsCodes = FileManager.default.isExecutableFile(atPath: "/usr/bin/zbarimg")

    private func output(_ tool: String, _ arguments: String...) async throws -> String {
        try await run(.name(tool), arguments: Arguments(arguments), output: .string(limit: 1 << 24)).standardOutput
    }
}

extension String {
    var withoutSpaces: String { filter { !$0.isWhitespace } }
}
