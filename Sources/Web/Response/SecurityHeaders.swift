package import HTTPTypes

/// The headers of every response, errors included.
package enum SecurityHeaders {
    private static let always = [
        HTTPField(
            name: .contentSecurityPolicy,
            value: """
                default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; \
                base-uri 'none'; object-src 'none'; frame-ancestors 'none'
                """),
        HTTPField(name: .xContentTypeOptions, value: "nosniff"),
        HTTPField(name: HTTPField.Name("Referrer-Policy")!, value: "same-origin"),
        HTTPField(name: HTTPField.Name("X-Frame-Options")!, value: "DENY"),
        HTTPField(name: HTTPField.Name("Cross-Origin-Opener-Policy")!, value: "same-origin"),
        HTTPField(name: HTTPField.Name("Cross-Origin-Resource-Policy")!, value: "same-origin"),
        HTTPField(
            name: HTTPField.Name("Permissions-Policy")!,
            value: "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()"),
    ]
    private static let ofSecure = HTTPField(
        name: .strictTransportSecurity, value: "max-age=63072000; includeSubDomains")

    /// - Parameter headers: without any of these.
    package static func add(to headers: inout HTTPFields, isSecure: Bool) {
        headers.append(contentsOf: always)
        if isSecure { headers.append(ofSecure) }
    }
}
