extension Reader {
    /// The words in a margin or on top of another word.
    func misplaced() async throws -> [String] {
        try await words().flatMap { words in
            words.enumerated().flatMap { index, word in
                let isInMargin = word.left < 42 || word.right > 553.5 || word.top < 38 || word.bottom > 803
                return (isInMargin ? ["\(word) in the margin"] : [])
                    + words[(index + 1)...].filter { word.standsOn($0) }.map { "\(word) on \($0)" }
            }
        }
    }
}

extension Reader.Word {
    /// Boxes are as high as the font's highest and lowest letters together, higher than a line.
    fileprivate func standsOn(_ other: Reader.Word) -> Bool {
        func core(_ word: Reader.Word) -> (top: Double, bottom: Double) {
            let excess = (word.bottom - word.top) * 0.2
            return (word.top + excess, word.bottom - excess)
        }
        let (mine, others) = (core(self), core(other))
        let width = min(right, other.right) - max(left, other.left)
        let height = min(mine.bottom, others.bottom) - max(mine.top, others.top)
        return width > 0.5 && height > 0.5
    }
}
