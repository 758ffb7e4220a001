"""What lies in static: others' files unchanged, icons that exist, colours that can be read, small pages."""

import gzip
import hashlib
import re
import tomllib
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from qunqiao.kit.testing import read

KIT = Path(__file__).resolve().parents[1]
VENDOR = KIT / "static" / "vendor"
THEME = (KIT / "static" / "kit" / "theme.css").read_text("utf-8")
BLOCK = re.compile(r"color-scheme: (light|dark);([^}]+)}")
VALUE = re.compile(r"--([a-z-]+): (#[0-9a-f]{3,6});")
LISTED = {
    name: digest
    for library in tomllib.loads((VENDOR / "VENDOR.toml").read_text("utf-8"))["library"]
    for name, digest in library["sha256"].items()
}
# What stands on what: words 4.5 to 1, borders of fields 3 to 1 (WCAG 2.2, 1.4.3 and 1.4.11).
PAIRS = [
    *((ink, ground, 4.5) for ink in ("ink", "ink-soft") for ground in ("paper", "sheet", "shade")),
    *((mark, f"{mark}-ground", 4.5) for mark in ("breach", "due", "unknown", "sound", "blue")),
    *((mark, "paper", 4.5) for mark in ("breach", "due", "unknown", "sound")),
    ("unknown", "unknown-hatch", 4.5),
    ("breach", "sheet", 4.5),
    *(("on-seal", ground, 4.5) for ground in ("seal", "seal-deep")),
    *(("ink", f"{mark}-ground", 4.5) for mark in ("breach", "due", "sound", "blue")),
    ("line-strong", "paper", 3.0),
    ("line-strong", "sheet", 3.0),
]


def _themes():
    return [(scheme, dict(VALUE.findall(body))) for scheme, body in BLOCK.findall(THEME)]


def _light(colour):
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one, other):
    dark, bright = sorted((_light(one), _light(other)))
    return (bright + 0.05) / (dark + 0.05)


def test_every_file_of_others_is_listed():
    found = {str(path.relative_to(VENDOR)) for path in VENDOR.rglob("*") if path.is_file()}

    assert found - {"VENDOR.toml"} == set(LISTED)


@pytest.mark.parametrize("name", LISTED)
def test_a_file_of_others_is_as_it_came(name):
    assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == LISTED[name]


def test_no_file_of_others_asks_for_something_elsewhere():
    text = (VENDOR / "tabler/tabler.min.css").read_text("utf-8")

    assert re.findall(r"url\((?![\"']?data:)|@import|sourceMappingURL", text) == []


def test_every_icon_on_a_page_is_drawn():
    drawn = set(
        re.findall(r'<symbol id="([^"]+)"', (VENDOR / "tabler-icons/icons.svg").read_text())
    )
    named = {
        icon
        for path in KIT.parent.rglob("*")
        if path.suffix in {".html", ".py"} and "tests" not in path.parts
        for icon in re.findall(r'\bicon(?:=|\()"([a-z0-9-]+)"', path.read_text("utf-8"))
    }

    assert named - drawn == set()


@pytest.mark.parametrize(("scheme", "colours"), _themes()[:2], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS, ids=str)
def test_words_and_marks_stand_out_from_their_ground(scheme, colours, ink, ground, least):
    assert _contrast(colours[ink], colours[ground]) >= least


def test_the_devices_dark_is_the_chosen_dark():
    light, chosen, device, paper = _themes()

    assert chosen == device
    assert (light[0], chosen[0], paper[0]) == ("light", "dark", "light")
    assert chosen[1].keys() == light[1].keys()


def test_the_first_page_is_small_enough_for_a_slow_line(show):
    html = show("portal").content
    page = read(html)
    addresses = [
        *(link["href"] for link in page.all("link")),
        *(script["src"] for script in page.all("script")),
        "/static/vendor/tabler-icons/icons.svg",
    ]
    files = [Path(finders.find(address.removeprefix("/static/"))) for address in addresses]
    sent = [html, *(file.read_bytes() for file in files)]

    assert sum(len(gzip.compress(part)) for part in sent) < 150_000
