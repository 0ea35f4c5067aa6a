import Documents
package import Exchange
import Synchronization

/// Finds the letters that no installed font has; nil if the font of bills itself is not installed.
package let installedLetters: LetterCheck? = {
    guard let letters = SharedLetters() else { return nil }
    return { letters.missing(in: $0) }
}()

private final class SharedLetters: Sendable {
    private let letters: Mutex<InstalledLetters>

    init?() {
        guard let letters = try? InstalledLetters() else { return nil }
        self.letters = Mutex(letters)
    }

    func missing(in text: String) -> [Unicode.Scalar] { letters.withLock { $0.missing(in: text) } }
}
