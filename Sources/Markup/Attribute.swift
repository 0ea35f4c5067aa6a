/// An attribute of an element. Names are literals of the program; values are escaped.
package struct Attribute: Sendable {
    enum Value: Sendable {
        case absent
        case present
        case fixed(StaticString)
        case number(Int)
        /// In hundredths of a per cent.
        case share(Int)
        case text(String)
    }

    let name: StaticString
    let value: Value

    private init(_ name: StaticString, _ value: Value) {
        (self.name, self.value) = (name, value)
    }

    /// `name="value"`, left out when the value is nil.
    package init(_ name: StaticString, _ value: String?) {
        self.init(name, value.map(Value.text) ?? .absent)
    }

    package init(_ name: StaticString, _ value: Int) {
        self.init(name, .number(value))
    }

    /// `name="12.50%"`
    ///
    /// - Parameter hundredths: of a per cent, not negative.
    package static func share(_ name: StaticString, _ hundredths: Int) -> Attribute {
        Attribute(name, .share(hundredths))
    }

    /// `name` alone, when it is on.
    package static func flag(_ name: StaticString, _ isOn: Bool = true) -> Attribute {
        Attribute(name, isOn ? .present : .absent)
    }

    package static func `class`(_ names: StaticString) -> Attribute { Attribute("class", .fixed(names)) }
    package static func id(_ id: StaticString) -> Attribute { Attribute("id", .fixed(id)) }
    package static func type(_ type: StaticString) -> Attribute { Attribute("type", .fixed(type)) }
    package static func name(_ name: StaticString) -> Attribute { Attribute("name", .fixed(name)) }
    package static func scope(_ scope: StaticString) -> Attribute { Attribute("scope", .fixed(scope)) }
    package static func role(_ role: StaticString) -> Attribute { Attribute("role", .fixed(role)) }
    package static func rel(_ rel: StaticString) -> Attribute { Attribute("rel", .fixed(rel)) }
    package static func method(_ method: StaticString) -> Attribute { Attribute("method", .fixed(method)) }
    package static func `for`(_ id: StaticString) -> Attribute { Attribute("for", .fixed(id)) }

    /// An attribute whose value is a literal of the program.
    package static func fixed(_ name: StaticString, _ value: StaticString) -> Attribute {
        Attribute(name, .fixed(value))
    }

    package static func href(_ address: String) -> Attribute { Attribute("href", address) }
    package static func action(_ address: String) -> Attribute { Attribute("action", address) }
    package static func value(_ value: String) -> Attribute { Attribute("value", value) }
    package static func lang(_ language: String) -> Attribute { Attribute("lang", language) }
    package static func ariaLabel(_ label: String) -> Attribute { Attribute("aria-label", label) }
}
