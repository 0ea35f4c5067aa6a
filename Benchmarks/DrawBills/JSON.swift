/// Any plain value as JSON, by its names.
func json(_ value: Any) -> String {
    let mirror = Mirror(reflecting: value)
    switch (value, mirror.displayStyle) {
    case (let text as String, _): return quoted(text)
    case (let number as Int, _): return "\(number)"
    case (let flag as Bool, _): return "\(flag)"
    case (_, .optional): return mirror.children.first.map { json($0.value) } ?? "null"
    case (_, .collection): return "[\(mirror.children.map { json($0.value) }.joined(separator: ","))]"
    case (_, .enum): return quoted("\(value)")
    default:
        let members = mirror.children.map { "\(quoted($0.label ?? "")):\(json($0.value))" }
        return "{\(members.joined(separator: ","))}"
    }
}

private func quoted(_ text: String) -> String {
    "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
}
