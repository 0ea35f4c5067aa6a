/// Several rules of one file: a row is accepted if all of them accept it.
final class AllRules: Rule {
    private let rules: [any Rule]

    init(_ rules: [any Rule]) {
        self.rules = rules
    }

    func accepts(_ row: BatchRow) throws -> Bool {
        try rules.map { try $0.accepts(row) }.allSatisfy(\.self)
    }

    func endAccount(_ account: ShortText, isComplete: Bool) throws {
        for rule in rules { try rule.endAccount(account, isComplete: isComplete) }
    }

    func checkEnded() throws {
        for rule in rules { try rule.checkEnded() }
    }
}
