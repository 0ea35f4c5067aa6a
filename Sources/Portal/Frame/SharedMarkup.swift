import Domain
import Markup
import Synchronization

/// The parts of the frame that are the same for all visitors of a language and a batch. They are a quarter of what writing a
/// short page takes, and are written once. What is a customer's own is never kept.
final class SharedMarkup: Sendable {
    enum Part: Hashable {
        /// The supplier's name and telephones.
        case site
        /// The links to style sheet, scripts and icon.
        case head(print: Bool, password: Bool, day: Bool)
        /// The icons with their labels.
        ///
        /// - Parameter path: of the page that they are on.
        case icons(path: String?)
        /// The information area.
        ///
        /// - Parameter hasOffices: whether the offices are in it.
        case information(hasOffices: Bool)
        /// The links of the menu.
        ///
        /// - Parameter path: of the page that it is on.
        case menu(isSignedIn: Bool, givesReadings: Bool, path: String?)
    }

    private struct Key: Hashable {
        let part: Part
        let language: Language
    }

    private struct Kept {
        var batch: Int64?
        var fragments: [Key: Fragment] = [:]
    }

    private let kept = Mutex(Kept())

    /// - Parameters:
    ///   - batch: of the page's catalogue; nil before the first. The fragments of another are given up.
    ///   - write: if it was not written yet.
    func fragment(_ part: Part, _ language: Language, batch: Int64?, write: (inout HTML) -> Void) -> Fragment {
        let key = Key(part: part, language: language)
        if let known = kept.withLock({ $0.batch == batch ? $0.fragments[key] : nil }) { return known }
        let fragment = Fragment(write)
        kept.withLock { kept in
            if kept.batch != batch { kept = Kept(batch: batch) }
            kept.fragments[key] = fragment
        }
        return fragment
    }
}
