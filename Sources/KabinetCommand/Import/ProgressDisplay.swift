import Exchange
import Synchronization
import Words

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A progress bar on a terminal, and a line at intervals elsewhere.
final class ProgressDisplay: Sendable {
    private let isTerminal = isatty(STDERR_FILENO) == 1
    private let nextAt: Mutex<ContinuousClock.Instant>
    private let start = ContinuousClock.now

    init() {
        nextAt = Mutex(start + .milliseconds(200))
    }

    func show(_ progress: Progress, _ words: CommandTexts.Importing) {
        show(
            share: Double(progress.bytes) / Double(max(progress.totalBytes, 1)),
            words.progress((rows: "\(progress.rows)", file: progress.file)))
    }

    /// - Parameter share: the share that is done, from 0 to 1.
    func show(share: Double, _ words: String) {
        let now = ContinuousClock.now
        let isDue = nextAt.withLock { next in
            guard now >= next else { return false }
            next = now + (isTerminal ? .milliseconds(100) : .seconds(5))
            return true
        }
        guard isDue else { return }
        let told = "\(Int(share * 100)) %  \(words)"
        if isTerminal {
            let filled = Int(share * 30)
            let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
            printError("\r\u{1B}[K\(bar) \(told)")
        } else {
            printError(told + "\n")
        }
    }

    /// Removes the bar, so that a line can be written; the next `show` draws it again.
    func clear() {
        if isTerminal { printError("\r\u{1B}[K") }
    }

    /// Removes the bar, and returns the elapsed time.
    func finish() -> Duration {
        clear()
        return ContinuousClock.now - start
    }
}

func printError(_ text: String) {
    _ = text.withCString { write(STDERR_FILENO, $0, strlen($0)) }
}
