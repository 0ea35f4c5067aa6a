import COpenSSL
import Foundation

/// Signs messages with the operator's key (RFC 6376, RFC 8463), so that receivers know that they are from its domain.
package final class DKIMSigner: Sendable {
    private let key: Key
    private let domain: String
    private let selector: String
    /// `rsa-sha256` or `ed25519-sha256`.
    private let algorithm: String

    /// OpenSSL's keys may be used by any thread once they are read.
    private struct Key: @unchecked Sendable {
        let pointer: OpaquePointer
    }

    /// - Parameter pem: the private key, RSA of at least 2048 bits or Ed25519.
    package init(pem: [UInt8], domain: String, selector: String) throws(DKIMError) {
        let source = BIO_new_mem_buf(pem, Int32(pem.count))
        defer { BIO_free(source) }
        // A key with a passphrase would be asked for on the terminal.
        let noPassphrase: @convention(c) (UnsafeMutablePointer<CChar>?, Int32, Int32, UnsafeMutableRawPointer?) -> Int32
        noPassphrase = { _, _, _, _ in -1 }
        guard let pointer = PEM_read_bio_PrivateKey(source, nil, noPassphrase, nil) else { throw .unreadable }
        switch EVP_PKEY_get_base_id(pointer) {
        case EVP_PKEY_RSA where EVP_PKEY_get_bits(pointer) >= 2048: algorithm = "rsa-sha256"
        case EVP_PKEY_ED25519: algorithm = "ed25519-sha256"
        default:
            EVP_PKEY_free(pointer)
            throw .unsupported
        }
        (key, self.domain, self.selector) = (Key(pointer: pointer), domain, selector)
    }

    deinit { EVP_PKEY_free(key.pointer) }

    /// The name and the text of the TXT record to publish.
    package var record: (name: String, text: String) {
        let isRSA = algorithm == "rsa-sha256"
        return ("\(selector)._domainkey.\(domain)", "v=DKIM1; k=\(isRSA ? "rsa" : "ed25519"); p=\(publicKey(isRSA))")
    }

    /// The header to put before the others.
    ///
    /// - Parameter headers: each `Name: value`, folded by line ends.
    func header(headers: [String], body: [UInt8], date: Int64) throws(DKIMError) -> String {
        let signed = headers.filter { DKIMSigner.signed.contains(DKIMSigner.name($0)) }
        // From is named once more than it is there: so nobody can add another one.
        let names = signed.map(DKIMSigner.name) + ["from"]
        let unsigned =
            "DKIM-Signature: v=1; a=\(algorithm); c=relaxed/simple;\r\n d=\(domain); s=\(selector);\r\n t=\(date);"
            + "\r\n h=\(names.joined(separator: ":\r\n  "));\r\n bh=\(Data(sha256(body)).base64EncodedString());\r\n b="
        let text = (signed + [unsigned]).map(DKIMSigner.relaxed).joined(separator: "\r\n")
        let signature = try sign(Array(text.utf8))
        let encoded = Data(signature).base64EncodedString(
            options: [.lineLength64Characters, .endLineWithCarriageReturn, .endLineWithLineFeed])
        return unsigned + encoded.replacing("\r\n", with: "\r\n  ")
    }

    private static let signed: Set<String> = [
        "from", "reply-to", "to", "subject", "date", "message-id", "content-language", "mime-version", "content-type",
        "list-unsubscribe", "list-unsubscribe-post",
    ]

    private static func name(_ header: String) -> String { header.prefix { $0 != ":" }.lowercased() }

    /// The "relaxed" form of a header (RFC 6376, 3.4.2).
    private static func relaxed(_ header: String) -> String {
        let value = header.utf8.drop { $0 != UInt8(ascii: ":") }.dropFirst()
        let words = value.split { [9, 10, 13, 32].contains($0) }.map { String(Substring($0)) }
        return name(header) + ":" + words.joined(separator: " ")
    }

    private func sign(_ text: [UInt8]) throws(DKIMError) -> [UInt8] {
        let isRSA = algorithm == "rsa-sha256"
        let context = EVP_MD_CTX_new()
        defer { EVP_MD_CTX_free(context) }
        // Ed25519 signs the hash itself (RFC 8463, 3).
        let input = isRSA ? text : sha256(text)
        var signature = [UInt8](repeating: 0, count: Int(EVP_PKEY_get_size(key.pointer)))
        var length = signature.count
        guard EVP_DigestSignInit(context, nil, isRSA ? EVP_sha256() : nil, nil, key.pointer) == 1,
            EVP_DigestSign(context, &signature, &length, input, input.count) == 1
        else { throw .unsupported }
        return Array(signature.prefix(length))
    }

    private func sha256(_ bytes: [UInt8]) -> [UInt8] {
        var hash = [UInt8](repeating: 0, count: 32)
        EVP_Digest(bytes, bytes.count, &hash, nil, EVP_sha256(), nil)
        return hash
    }

    private func publicKey(_ isRSA: Bool) -> String {
        var bytes = [UInt8](repeating: 0, count: 8192)
        if isRSA {
            var length: Int32 = 0
            bytes.withUnsafeMutableBufferPointer { buffer in
                var next = buffer.baseAddress
                length = i2d_PUBKEY(key.pointer, &next)
            }
            return Data(bytes.prefix(Int(max(0, length)))).base64EncodedString()
        }
        var length = bytes.count
        EVP_PKEY_get_raw_public_key(key.pointer, &bytes, &length)
        return Data(bytes.prefix(length)).base64EncodedString()
    }
}

package enum DKIMError: Error, CustomStringConvertible {
    case unreadable, unsupported

    package var description: String {
        switch self {
        case .unreadable: "is not a private key in PEM format without a passphrase"
        case .unsupported: "is neither an RSA key of at least 2048 bits nor an Ed25519 key"
        }
    }
}
