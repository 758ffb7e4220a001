"""No page, as anybody, in light, dark or large type, breaks an accessibility rule or our own policy."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.journeys.house import arrived, enter, visit
from tests.journeys.places import LISTS, PLACES, resolve

WAYS = {
    "light": {"theme": "light"},
    "dark": {"theme": "dark"},
    "large": {"theme": "light", "size": "large"},
}
# Dark changes colours only, and the rest was asked in light.
RULES = {"dark": {"runOnly": ["color-contrast"]}}
# Of what is not a violation axe would otherwise describe every element of every list.
BRIEF = {"resultTypes": ["violations"]}


def faults(page, address, rules):
    """What axe-core finds on the page, and whether it must be scrolled sideways."""
    found = Axe().run(page, options=rules).response["violations"]
    told = [f"{address}: {fault['id']} {fault['nodes'][0]['html'][:120]}" for fault in found]
    wide = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return told + ([f"{address}: {wide} px too wide"] if wide > 0 else [])


# Officers and leads see a supervisor's pages over fewer units: once, in light, tells of those.
CASES = [
    (role, way)
    for role in PLACES
    for way in WAYS
    if way == "light" or role not in ("officer", "lead")
]


def _addresses(role, way):
    """Every page in light; the lists are one component, so dark and large ask one for all of them."""
    places = PLACES[role]
    alike = set() if way == "light" else LISTS.keys() - {"people"}
    return [address for name, address in places.items() if name not in alike]


@pytest.mark.parametrize(("role", "way"), CASES)
def test_axe_finds_no_violation(browser, house, role, way):
    width = 390 if role in ("nobody", "worker") or way == "large" else 1440
    context, page, troubles = visit(browser, house, width=width, **WAYS[way])
    if role != "nobody":
        enter(page, role)
    found = []
    for address in _addresses(role, way):
        page.goto(resolve(page, address))
        arrived(page)
        found += faults(page, page.url, BRIEF | RULES.get(way, {}))
    # A refusal page is asked for on purpose; the browser reports its status as an error.
    troubles = [told for told in troubles if "Failed to load resource" not in told]
    context.close()

    assert found == []
    assert troubles == []
