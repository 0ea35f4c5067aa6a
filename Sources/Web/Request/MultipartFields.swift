/// Takes a form with files apart as it arrives, and keeps its fields alone: where there is no room for the files, what was
/// typed must not be lost.
struct MultipartFields {
    /// In bytes.
    private static let most = 64 * 1024
    private static let longestHead = 4096

    private let contentType: String
    private let separator: [UInt8]
    /// The form as it arrived, without the content of its files.
    private var kept: [UInt8] = []
    /// What arrived, and is not decided yet.
    private var open: [UInt8] = []
    private var place = Place.head
    private var isWrong = false

    private enum Place {
        case head
        case content(isFile: Bool)
    }

    /// Nil if the header has no boundary.
    init?(contentType: String) {
        guard let boundary = MultipartForm.boundary(in: contentType) else { return nil }
        self.contentType = contentType
        separator = Array("\r\n--\(boundary)".utf8)
    }

    mutating func add(_ bytes: some Sequence<UInt8>) {
        guard !isWrong else { return }
        open += bytes
        while step() {}
        isWrong = isWrong || kept.count > MultipartFields.most
    }

    /// Nil if it is not to the letter, or too large without its files.
    var fields: FormFields? {
        isWrong ? nil : MultipartForm(kept + open, contentType: contentType)?.fields
    }

    /// False until more has arrived.
    private mutating func step() -> Bool {
        switch place {
        case .head:
            guard let end = open.first(emptyLine, from: 0) else {
                isWrong = open.count > MultipartFields.longestHead
                return false
            }
            place = .content(isFile: PartHead(open[..<end])?.fileName != nil)
            move(end + emptyLine.count, isKept: true)
            return true
        case .content(let isFile):
            guard let end = open.first(separator, from: 0) else {
                // The separator may have begun.
                move(max(0, open.count - separator.count + 1), isKept: !isFile)
                return false
            }
            move(end, isKept: !isFile)
            move(separator.count, isKept: true)
            place = .head
            return true
        }
    }

    private mutating func move(_ count: Int, isKept: Bool) {
        if isKept { kept += open[..<count] }
        open.removeFirst(count)
    }
}
