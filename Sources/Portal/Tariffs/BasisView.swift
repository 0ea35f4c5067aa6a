import Domain
import Markup
import Words

/// The decisions behind prices or norms, and a note if a price is not official. Empty if neither is known.
struct BasisView {
    private let bases: [Basis]
    private let words: TariffWords

    private struct Basis: Hashable {
        let decision: Plan.Decision?
        let isConfirmed: Bool
        /// The levels or times of day that this is for.
        var steps: [TariffStep] = []
    }

    init(_ prices: [Plan.Price], _ words: TariffWords) {
        self.init(prices.map { Basis(decision: $0.decision, isConfirmed: $0.isConfirmed, steps: [$0.step]) }, words)
    }

    init(_ norms: [Plan.Norm], _ words: TariffWords) {
        self.init(norms.map { Basis(decision: $0.decision, isConfirmed: true) }, words)
    }

    private init(_ each: [Basis], _ words: TariffWords) {
        self.words = words
        bases = each.reduce(into: []) { bases, basis in
            let known = bases.firstIndex { ($0.decision, $0.isConfirmed) == (basis.decision, basis.isConfirmed) }
            if let known { bases[known].steps += basis.steps } else { bases.append(basis) }
        }
    }

    /// - Parameter isNamed: "Негізі: № 57-ОД, 20.02.2009", or only the decision, below a heading.
    func write(to html: inout HTML, isNamed: Bool = true) {
        for basis in bases {
            let cited = CitationView(basis.decision, words.tariffs)
            guard cited != nil || !basis.isConfirmed else { continue }
            html.p(.class("quiet")) { html in
                if bases.count > 1, !basis.steps.isEmpty {
                    html.text(basis.steps.map { words.sheet[$0] }.joined(separator: ", ") + ": ")
                }
                if let cited {
                    if isNamed { html.text(words.tariffs.basis + ": ") }
                    cited.write(to: &html)
                }
                if !basis.isConfirmed { html.text((cited == nil ? "" : " ") + words.sheet.unconfirmed) }
            }
        }
    }
}
