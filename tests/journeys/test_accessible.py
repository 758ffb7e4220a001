"""No page, as anybody, in light, dark or large type, breaks an accessibility rule or our own policy."""

import os
from dataclasses import dataclass, field

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.journeys.house import arrived, enter, visit
from tests.journeys.places import LISTS, PLACES, resolve

AXE = Axe().axe_script
PHONE, DESK = 390, 1440
EVERYTHING = os.environ.get("QUNQIAO_AXE") == "all"


@dataclass(frozen=True)
class Look:
    """How a page is looked at: as the person's display settings have it, and on which screen."""

    theme: str
    size: str
    width: int | None = None  # None: the role's own
    rules: dict[str, object] = field(default_factory=dict)


LIGHT = Look("light", "normal")
# Dark changes colours only, and the rest was asked in light.
DARK = Look("dark", "normal", rules={"runOnly": ["color-contrast"]})
# The same colours again: what is too small, covered or unnamed on a phone is another matter.
LARGE = Look("light", "large", PHONE, {"rules": {"color-contrast": {"enabled": False}}})

# The menu and the foot are the same on every page, and so are the rows of a list: the first pages tell of them.
ALIKE = [".q-nav", ".q-footer", "tbody > tr:nth-child(n+9)"]
WHOLE = 2
# Of what is not a violation axe would otherwise describe every element of every list.
FAULTS = """([exclude, rules]) => axe.run({exclude}, {resultTypes: ["violations"], ...rules}).then(found =>
  found.violations.map(fault => `${fault.id} ${fault.nodes[0].html.slice(0, 120)}`))"""
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
DISPLAY = "look => Object.assign(document.documentElement.dataset, look)"


def faults(page, look, width, alike=()):
    """What axe-core finds on the page so displayed but for what is ``alike``, and whether it must be scrolled sideways."""
    width = look.width or width
    page.set_viewport_size({"width": width, "height": 900})
    page.evaluate(DISPLAY, {"theme": look.theme, "size": look.size})
    told = page.evaluate(FAULTS, [[[part] for part in alike], look.rules])
    wide = page.evaluate(SIDEWAYS)
    where = f"{page.url} {look.theme} {look.size} {width}"
    return [f"{where}: {fault}" for fault in told + ([f"{wide} px too wide"] if wide > 0 else [])]


def _looks(role, name, at):
    """Every page in light, and in dark or large by turns; QUNQIAO_AXE=all asks for both of each.

    The lists are one component, so dark and large ask one for all of them. Officers and leads see a
    supervisor's pages over fewer units: light tells of those.
    """
    alone = role in ("officer", "lead") or (name in LISTS and name != "people")
    both = EVERYTHING or role == "nobody" or name in ("home", "people")
    return [LIGHT] if alone else [LIGHT, *((DARK, LARGE) if both else ((DARK, LARGE)[at % 2],))]


# A supervisor has so many pages that two look at them.
HALVES = 2
CASES = [(role, half) for role in PLACES for half in range(HALVES if role == "supervisor" else 1)]


def _addresses(role, half):
    """All pages of a role; of officers and leads the records, which offer them other steps, and their own."""
    places = [*PLACES[role].items()]
    if role == "supervisor":
        return places[half::HALVES]
    if role in ("officer", "lead"):
        known = set(PLACES["supervisor"]) - {"home"}
        return [(name, at) for name, at in places if name not in known or at.startswith("{")]
    return places


@pytest.mark.parametrize(("role", "half"), CASES)
def test_axe_finds_no_violation(browser, house, role, half):
    width = PHONE if role in ("nobody", "worker") else DESK
    context, page, troubles = visit(browser, house, width=width)
    page.emulate_media(reduced_motion="reduce")  # colours on their way are nobody's
    if role != "nobody":
        enter(page, role)
    found = []
    for at, (name, address) in enumerate(_addresses(role, half)):
        page.goto(resolve(page, address))
        arrived(page)
        page.evaluate(AXE)
        for look in _looks(role, name, at):
            found += faults(page, look, width, () if at < WHOLE or EVERYTHING else ALIKE)
    # A refusal page is asked for on purpose; the browser reports its status as an error.
    troubles = [told for told in troubles if "Failed to load resource" not in told]
    context.close()

    assert found == []
    assert troubles == []


# What is kept on one line in Chinese may be longer than a phone is wide in English.
ENGLISH = (
    "/workbench/",
    "/workbench/overview/",
    "/findings/",
    "/checkups/",
    "/checkups/differences/",
    "{finding}",
)


@pytest.mark.parametrize("role", ["supervisor", "officer"])
def test_in_english_no_page_of_the_check_up_is_wider_than_a_phone(browser, house, role):
    context, page, _troubles = visit(browser, house, width=PHONE, language="en")
    enter(page, role)
    wide = {}
    for address in ENGLISH:
        page.goto(resolve(page, address))
        arrived(page)
        for look in (LIGHT, LARGE):
            page.evaluate(DISPLAY, {"theme": look.theme, "size": look.size})
            wide[address, look.size] = page.evaluate(SIDEWAYS)
    context.close()

    assert wide == dict.fromkeys(wide, 0)
