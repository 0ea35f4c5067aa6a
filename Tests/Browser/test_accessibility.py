"""axe-core finds nothing wrong, on any page, in any language, in light and dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from portal import LANGUAGES, PAGES, THEMES

RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing(open_page, page, language):
    tab = open_page(page, language)
    found = []
    for theme in THEMES:
        tab.emulate_media(color_scheme=theme)
        violations = Axe().run(tab, options=RULES).response["violations"]
        found += [(theme, violation["id"], node["target"]) for violation in violations for node in violation["nodes"]]
    assert found == []
