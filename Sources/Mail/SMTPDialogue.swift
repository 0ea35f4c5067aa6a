import Foundation

/// What was said in one attempt: enough to tell a refused message from a server in trouble.
struct SMTPDialogue {
    /// The commands of SMTP that matter here.
    enum Step: Equatable {
        case connecting, sender, recipient, content
    }

    private(set) var step = Step.connecting
    /// The last complete answer; its lines are joined.
    private(set) var answer = ""
    private var isContinued = false
    private var isOver = false

    /// - Parameter line: of this side; it may contain a password, which is not kept.
    mutating func sent(_ line: some StringProtocol) {
        let command = line.prefix(4).uppercased()
        switch command {
        case "MAIL": step = .sender
        case "RCPT": step = .recipient
        case "DATA": step = .content
        // libcurl ends the connection after a refusal: what comes now answers that.
        case "QUIT": isOver = true
        default: break
        }
    }

    mutating func received(_ line: some StringProtocol) {
        let words = line.trimmingCharacters(in: .whitespacesAndNewlines)
        guard words.count >= 3, !isOver else { return }
        let separator = words.dropFirst(3).first
        answer = isContinued ? answer + " " + words.dropFirst(4) : words
        if answer.count > SMTPDialogue.longestAnswer { answer = String(answer.prefix(SMTPDialogue.longestAnswer)) }
        isContinued = separator == "-"
    }

    private static let longestAnswer = 500

    private var code: Int { Int(answer.prefix(3)) ?? 0 }

    /// - Parameters:
    ///   - isDone: whether the library has seen the whole exchange succeed.
    ///   - trouble: the library's words if not.
    func delivery(isDone: Bool, trouble: String) -> Delivery {
        if isDone { return .accepted(answer) }
        switch (step, code) {
        // The sender is the same for all messages: it is the server's trouble with us.
        case (.connecting, _), (.sender, _): return .unreachable(code >= 400 ? answer : trouble)
        // 354 is the answer to DATA: what came of the content is not known.
        case (_, 400..<500): return .postponed(answer)
        case (let step, 500..<600): return .refused(answer, isAddressWrong: step == .recipient && isAddressWrong)
        default: return .postponed(trouble)
        }
    }

    /// By the enhanced code (RFC 3463) if there is one: 5.1.x and 5.2.1 are about the address, 5.7.x, say, about us.
    private var isAddressWrong: Bool {
        let word = answer.dropFirst(4).prefix { $0 != " " }
        let parts = word.split(separator: ".")
        guard parts.count == 3, parts.allSatisfy({ Int($0) != nil }) else { return [550, 551, 553].contains(code) }
        return parts[1] == "1" || word == "5.2.1"
    }
}
