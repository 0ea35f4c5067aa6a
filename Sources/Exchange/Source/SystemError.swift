package import Words

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// An error of the operating system, by its number.
package struct SystemError: Equatable, Sendable {
    private let number: Int32

    package init(number: Int32) {
        self.number = number
    }

    /// That of the last call that failed.
    package static var current: SystemError { SystemError(number: errno) }

    package func text(in words: CommandTexts.SystemErrors) -> String {
        switch number {
        case ENOENT: words.notFound
        case EPERM: words.notPermitted
        case EACCES: words.denied
        case EEXIST: words.exists
        case ENOTDIR: words.notADirectory
        case EISDIR: words.isADirectory
        case EMFILE, ENFILE: words.tooManyFiles
        case ENOSPC: words.noSpace
        case EROFS: words.readOnly
        case ENAMETOOLONG: words.nameTooLong
        case EIO: words.inputOutput
        case EDQUOT: words.quota
        default: words.other("\(number)")
        }
    }
}
