/// A result that is there already, or is fetched when it is needed, once, for as long as the connection's body runs.
package enum Later<Value> {
    case known(Value)
    case asked(Answer)

    package final class Answer {
        fileprivate let fetch: () throws -> Value
        fileprivate var fetched: Value?

        fileprivate init(_ fetch: @escaping () throws -> Value) {
            self.fetch = fetch
        }

        @usableFromInline func value() throws -> Value {
            if let fetched { return fetched }
            let value = try fetch()
            fetched = value
            return value
        }
    }

    package init(_ fetch: @escaping () throws -> Value) {
        self = .asked(Answer(fetch))
    }

    @inlinable package func value() throws -> Value {
        switch self {
        case .known(let value): value
        case .asked(let answer): try answer.value()
        }
    }

    @inlinable package func map<T>(_ make: @escaping (Value) throws -> T) throws -> Later<T> {
        switch self {
        case .known(let value): .known(try make(value))
        case .asked(let answer): Later<T> { try make(answer.value()) }
        }
    }
}
