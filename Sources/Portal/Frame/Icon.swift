/// The frame's four icons, 24 × 24, drawn in the text's colour. They are decorative: the label next to them says the
/// same.
enum Icon {
    case language, home, feedback, siteMap

    var markup: StaticString {
        switch self {
        case .language:
            """
            <svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="9"/>\
            <path d="M3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18"/></svg>
            """
        case .home:
            """
            <svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M3 11.5 12 4l9 7.5M6 9.5V20h12V9.5\
            M10 20v-6h4v6"/></svg>
            """
        case .feedback:
            """
            <svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M4 5h16v11H11l-4 4v-4H4z"/>\
            <path d="M8 9h8M8 12h5"/></svg>
            """
        case .siteMap:
            """
            <svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M9.5 4h5v5h-5zM3 16h5v5H3zM16 16h5v5h-5z\
            M12 9v4M5.500 16v-3h13v3"/></svg>
            """
        }
    }
}
