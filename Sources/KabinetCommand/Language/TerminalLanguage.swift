import Domain

/// The language that the person at the terminal reads: by `--language`, else by the locale.
struct TerminalLanguage {
    private(set) var language: Language
    /// Without the option.
    private(set) var arguments: [String]
    /// What `--language` named, if it is no language.
    private(set) var unknown: String?

    /// The commands with an option of this name themselves, for what they print or send.
    private static let ownOption = [["bills", "print"], ["user", "add"]]
    private static let option = "--language"

    /// - Parameter arguments: those after the program's name.
    init(_ arguments: [String], environment: [String: String]) {
        language = TerminalLanguage.language(ofLocale: environment)
        self.arguments = []
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            let isOwn = TerminalLanguage.ownOption.contains(Array(self.arguments.prefix(2)))
            if argument == "--" {
                self.arguments += [argument] + rest
                return
            } else if !isOwn, argument == TerminalLanguage.option, let value = rest.popFirst() {
                choose(value)
            } else if !isOwn, argument.hasPrefix(TerminalLanguage.option + "=") {
                choose(String(argument.dropFirst(TerminalLanguage.option.count + 1)))
            } else {
                self.arguments.append(argument)
            }
        }
    }

    private mutating func choose(_ name: String) {
        if let chosen = Language(rawValue: name) { language = chosen } else { unknown = name }
    }

    /// `kk_KZ.UTF-8` is Kazakh; what is no language of ours is English.
    private static func language(ofLocale environment: [String: String]) -> Language {
        let names = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }
        let locale = names.first { !$0.isEmpty } ?? ""
        return Language(rawValue: String(locale.prefix { $0.isLetter })) ?? .en
    }
}
