import Web

/// Ten new recovery codes, as they are shown once; the database has their hashes.
struct RecoveryCodes: Sendable {
    private let codes = (0..<10).map { _ in RecoveryCode.random() }

    var texts: [String] { codes.map(\.text) }
    var digests: [[UInt8]] { codes.map(\.digest) }
}
