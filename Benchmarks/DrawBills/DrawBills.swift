import Documents
import Domain
import Glibc
import SampleBills

/// Draws sample bills and measures it.
///
///     DrawBills single COUNT          a file each
///     DrawBills many COUNT            one print file
///     DrawBills samples DIRECTORY     the sample bills as files, to look at
///     DrawBills json                  the usual bill's content, for others to draw
@main
struct DrawBills {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        let count = arguments.last.flatMap { Int($0) } ?? 0
        switch arguments.first {
        case "single": try single(count)
        case "many": try many(count)
        case "samples": try samples(in: arguments.last ?? ".")
        case "json": print(json(SampleBill.usual(.kk)))
        default: print("usage: DrawBills single COUNT | many COUNT | samples DIRECTORY | json")
        }
    }

    private static func single(_ count: Int) throws {
        let press = try BillPress()
        var (spent, size) = (0.0, 0)
        for number in 0..<count {
            let sheet = VariedBill.sheet(number)
            let start = processorSeconds()
            size += try press.pdf(of: sheet).count
            spent += processorSeconds() - start
        }
        report("a file each", count, spent, size)
    }

    /// The sheets are made in batches, so that only drawing is measured.
    private static func many(_ count: Int) throws {
        let press = try BillPress()
        var (making, size) = (0.0, 0)
        let start = processorSeconds()
        _ = try press.printFile(
            title: "Bills", author: "Benchmark", language: .kk, date: Day(number: 18_000), to: { size += $0.count }
        ) { add in
            for first in stride(from: 0, to: count, by: 100) {
                let start = processorSeconds()
                let sheets = (first..<min(first + 100, count)).map { VariedBill.sheet($0) }
                making += processorSeconds() - start
                for sheet in sheets { try add(PrintedBill(sheet)) }
            }
        }
        report("one print file", count, processorSeconds() - start - making, size)
    }

    private static func samples(in directory: String) throws {
        let press = try BillPress()
        for language in Language.allCases {
            let sheets = [
                ("short", SampleBill.short(language)), ("usual", SampleBill.usual(language)),
                ("long", SampleBill.long(language)),
            ]
            for (name, sheet) in sheets { try write(PrintedBill(sheet), "\(name)-\(language)", press, directory) }
        }
        for count in [11, 14] {
            let bill = SampleBill.bilingual(services: count)
            try write(bill, "\(count)-kk-ru", press, directory)
            try write(PrintedBill(bill.sheet), "\(count)-kk", press, directory)
        }
    }

    private static func write(
        _ bill: PrintedBill, _ name: String, _ press: BillPress, _ directory: String
    ) throws {
        let bytes = try press.pdf(of: bill)
        guard let file = fopen("\(directory)/\(name).pdf", "w") else { return perror(directory) }
        fwrite(bytes, 1, bytes.count, file)
        fclose(file)
    }

    private static func report(_ name: String, _ count: Int, _ seconds: Double, _ size: Int) {
        let microseconds = Int(seconds / Double(count) * 1e6)
        print("\(name): \(count) bills, \(microseconds) µs, \(size / count) bytes each; at most \(peakMemory()) kB")
    }

    private static func usage() -> rusage {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage
    }

    private static func processorSeconds() -> Double {
        let usage = usage()
        return Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
            + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6
    }

    private static func peakMemory() -> Int { usage().ru_maxrss }
}
