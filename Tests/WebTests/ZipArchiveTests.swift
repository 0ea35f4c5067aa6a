import Foundation
import Subprocess
import Testing
import Web

@Suite("Zip archives")
struct ZipArchiveTests {
    @Test("A program that opens zip files finds the same content")
    func readBack() async throws {
        let random = randomBytes(100_000)
        let bytes = try ZipArchive.bytes(
            [("Менің деректерім.txt", Array("Сәлем\n".utf8)), ("empty.csv", []), ("random.bin", random)],
            seconds: 1_571_205_600)
        let file = FileManager.default.temporaryDirectory.appending(path: "kabinet-\(UUID().uuidString).zip")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(bytes).write(to: file)

        let program = """
            import sys, zipfile
            z = zipfile.ZipFile(sys.argv[1])
            assert z.testzip() is None
            print(z.namelist(), z.read("Менің деректерім.txt").decode().strip(), len(z.read("random.bin")))
            # The extra field "UT": the other time depends on the time zone.
            print({int.from_bytes(entry.extra[5:9], "little") for entry in z.infolist() if entry.extra[:2] == b"UT"})
            """
        let python = try await run(
            .name("python3"), arguments: ["-X", "utf8", "-c", program, file.path], output: .string(limit: 4096))
        #expect(
            python.standardOutput
                == """
                ['Менің деректерім.txt', 'empty.csv', 'random.bin'] Сәлем 100000
                {1571205600}

                """)
    }
}
