package import HTTPTypes

/// The headers of every response, errors included.
package enum SecurityHeaders {
    private static let always: [(HTTPField.Name, String)] = [
        (
            .contentSecurityPolicy,
            """
            default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; \
            base-uri 'none'; object-src 'none'; frame-ancestors 'none'
            """
        ),
        (.xContentTypeOptions, "nosniff"),
        (HTTPField.Name("Referrer-Policy")!, "same-origin"),
        (HTTPField.Name("X-Frame-Options")!, "DENY"),
        (HTTPField.Name("Cross-Origin-Opener-Policy")!, "same-origin"),
        (HTTPField.Name("Cross-Origin-Resource-Policy")!, "same-origin"),
        (
            HTTPField.Name("Permissions-Policy")!,
            "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()"
        ),
    ]

    package static func add(to headers: inout HTTPFields, isSecure: Bool) {
        for (name, value) in always { headers[name] = value }
        if isSecure { headers[.strictTransportSecurity] = "max-age=63072000; includeSubDomains" }
    }
}
