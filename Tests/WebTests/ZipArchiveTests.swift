import Foundation
import Testing
import Web

@Suite("Zip archives")
struct ZipArchiveTests {
    @Test("A program that opens zip files finds the same content")
    func readBack() throws {
        let random = randomBytes(100_000)
        let bytes = try ZipArchive.bytes(
            [("Менің деректерім.txt", Array("Сәлем\n".utf8)), ("empty.csv", []), ("random.bin", random)],
            seconds: 1_571_205_600)
        let file = FileManager.default.temporaryDirectory.appending(path: "kabinet-\(UUID().uuidString).zip")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(bytes).write(to: file)

        let python = Process()
        let output = Pipe()
        python.executableURL = URL(filePath: "/usr/bin/env")
        let program = """
            import sys, zipfile
            z = zipfile.ZipFile(sys.argv[1])
            assert z.testzip() is None
            print(z.namelist(), z.read("Менің деректерім.txt").decode().strip(), len(z.read("random.bin")))
            # The extra field "UT": the other time depends on the time zone.
            print({int.from_bytes(entry.extra[5:9], "little") for entry in z.infolist() if entry.extra[:2] == b"UT"})
            """
        python.arguments = ["python3", "-c", program, file.path]
        python.environment = ProcessInfo.processInfo.environment.merging(["PYTHONUTF8": "1"]) { $1 }
        python.standardOutput = output
        try python.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        python.waitUntilExit()
        #expect(
            text
                == """
                ['Менің деректерім.txt', 'empty.csv', 'random.bin'] Сәлем 100000
                {1571205600}

                """)
    }
}
