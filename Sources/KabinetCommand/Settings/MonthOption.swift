import ArgumentParser
import Domain
import Words

struct MonthOption: ParsableArguments {
    @Option(name: .customLong("month"), help: "The month of the bills, for example 2019-09.")
    var text: String

    var month: Month {
        get throws {
            guard let month = Month(iso: text) else {
                throw ValidationError(Speech.texts.common.notAMonth(text))
            }
            return month
        }
    }
}
