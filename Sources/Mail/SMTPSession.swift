import CCurl
import Foundation

/// A connection to the mail server, which stays open from message to message (libcurl). Sending blocks; one thread at
/// a time may use it.
package final class SMTPSession: @unchecked Sendable {
    private let server: MailServer
    private let handle: UnsafeMutableRawPointer
    private var dialogue = SMTPDialogue()
    private var content: [UInt8] = []
    private var position = 0

    /// - Throws: `MailSetupError` if the library lacks what it needs.
    package init(_ server: MailServer) throws(MailSetupError) {
        guard SMTPSession.isLibraryReady, let handle = curl_easy_init() else { throw MailSetupError() }
        (self.server, self.handle) = (server, handle)
        try setUp()
    }

    deinit { curl_easy_cleanup(handle) }

    /// Thread-safe, once.
    private static let isLibraryReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    private func setUp() throws(MailSetupError) {
        let owner = Unmanaged.passUnretained(self).toOpaque()
        var results = [
            kabinet_curl_set_text(handle, CURLOPT_URL, server.url),
            kabinet_curl_set_text(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps"),
            kabinet_curl_set_number(handle, CURLOPT_NOSIGNAL, 1),
            kabinet_curl_set_number(handle, CURLOPT_TIMEOUT, server.timeout),
            kabinet_curl_set_number(handle, CURLOPT_CONNECTTIMEOUT, min(server.timeout, 15)),
            kabinet_curl_set_number(handle, CURLOPT_UPLOAD_BUFFERSIZE, 128 * 1024),
            // Certificates and their names are verified unless told otherwise; never are they here.
            kabinet_curl_set_number(handle, CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2),
            // No proxy, no .netrc of the environment.
            kabinet_curl_set_text(handle, CURLOPT_PROXY, ""),
            kabinet_curl_set_number(handle, CURLOPT_VERBOSE, 1),
            kabinet_curl_set_debug(handle, SMTPSession.listen),
            kabinet_curl_set_pointer(handle, CURLOPT_DEBUGDATA, owner),
            kabinet_curl_set_read(handle, SMTPSession.read),
            kabinet_curl_set_pointer(handle, CURLOPT_READDATA, owner),
            kabinet_curl_set_write(handle) { _, size, count, _ in size * count },
        ]
        if server.security == .startTLS {
            results.append(kabinet_curl_set_number(handle, CURLOPT_USE_SSL, Int(CURLUSESSL_ALL.rawValue)))
        }
        if let login = server.login {
            results.append(kabinet_curl_set_text(handle, CURLOPT_USERNAME, login.user))
            results.append(kabinet_curl_set_text(handle, CURLOPT_PASSWORD, login.password))
        }
        if let file = server.certificates { results.append(kabinet_curl_set_text(handle, CURLOPT_CAINFO, file)) }
        guard results.allSatisfy({ $0 == CURLE_OK }) else { throw MailSetupError() }
    }

    /// Sends the message and waits for the server's answer.
    package func send(_ message: [UInt8], from sender: Mailbox, to recipient: Mailbox) -> Delivery {
        (dialogue, content, position) = (SMTPDialogue(), message, 0)
        let recipients = curl_slist_append(nil, "<\(recipient.address)>")
        defer { curl_slist_free_all(recipients) }
        _ = kabinet_curl_set_text(handle, CURLOPT_MAIL_FROM, "<\(sender.address)>")
        _ = kabinet_curl_set_pointer(handle, CURLOPT_MAIL_RCPT, recipients)
        _ = kabinet_curl_set_number(handle, CURLOPT_UPLOAD, 1)
        return perform()
    }

    /// Connects, encrypts and signs in, but sends nothing.
    package func check() -> Delivery {
        dialogue = SMTPDialogue()
        _ = kabinet_curl_set_number(handle, CURLOPT_CONNECT_ONLY, 1)
        defer { _ = kabinet_curl_set_number(handle, CURLOPT_CONNECT_ONLY, 0) }
        return perform()
    }

    private func perform() -> Delivery {
        let result = curl_easy_perform(handle)
        let trouble = String(cString: curl_easy_strerror(result))
        return dialogue.delivery(isDone: result == CURLE_OK, trouble: trouble)
    }

    private static let read: curl_read_callback = { buffer, size, count, owner in
        guard let buffer, let owner else { return 0 }
        let session = Unmanaged<SMTPSession>.fromOpaque(owner).takeUnretainedValue()
        return session.read(into: UnsafeMutableRawBufferPointer(start: buffer, count: size * count))
    }

    private func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        let part = content[position..<min(position + buffer.count, content.count)]
        buffer.copyBytes(from: part)
        position += part.count
        return part.count
    }

    private static let listen: curl_debug_callback = { _, type, text, length, owner in
        guard type == CURLINFO_HEADER_IN || type == CURLINFO_HEADER_OUT, let text, let owner else { return 0 }
        let session = Unmanaged<SMTPSession>.fromOpaque(owner).takeUnretainedValue()
        let bytes = UnsafeRawBufferPointer(start: text, count: length)
        let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
        for line in lines {
            if type == CURLINFO_HEADER_IN {
                session.dialogue.received(line)
            } else {
                session.dialogue.sent(line)
            }
        }
        return 0
    }
}

/// The system's libcurl cannot send mail.
package struct MailSetupError: Error, CustomStringConvertible {
    package var description: String { "the mail library of this system lacks SMTP or TLS" }
}
