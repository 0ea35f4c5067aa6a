package import Domain
import Foundation
import Words

/// A file of account numbers, a line each.
package enum AccountList {
    /// Every number once; empty lines are skipped.
    package static func read(_ path: String) throws(AccountListError) -> [AccountNumber] {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { throw .unreadable(path) }
        var numbers: [AccountNumber] = []
        var known: Set<AccountNumber> = []
        for line in text.split(whereSeparator: \.isNewline) where !line.allSatisfy(\.isWhitespace) {
            guard let number = AccountNumber(String(line)) else { throw .notAnAccount(String(line), path: path) }
            if known.insert(number).inserted { numbers.append(number) }
        }
        return numbers
    }
}

package enum AccountListError: Error, CustomStringConvertible {
    case unreadable(String)
    case notAnAccount(String, path: String)

    package var description: String {
        let words = CommandTexts.current.jobs
        return switch self {
        case .unreadable(let path): words.unreadableList(path)
        case .notAnAccount(let line, let path): words.notAnAccountIn((path: path, line: line))
        }
    }
}
