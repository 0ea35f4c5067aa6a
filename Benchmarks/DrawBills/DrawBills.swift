import Documents
import Domain
import Glibc
import SampleBills

@main
struct DrawBills {
    static func main() throws {
        let press = try BillPress()
        for language in Language.allCases {
            for (name, sheet) in [
                ("short", SampleBill.short(language)), ("usual", SampleBill.usual(language)),
                ("long", SampleBill.long(language)),
            ] {
                let bytes = try press.pdf(of: sheet)
                guard let file = fopen("\(CommandLine.arguments[1])/\(name)-\(language).pdf", "w") else { return }
                fwrite(bytes, 1, bytes.count, file)
                fclose(file)
            }
        }
    }
}
