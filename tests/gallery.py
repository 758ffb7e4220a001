"""A picture of every page as every role, at 390 and 1440 px, into ``gallery/``.

Run by ``make gallery``. Pages are light in zh-Hans; the main ones also dark, large, zh-Hant and English.
"""

import html
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.journeys import house as houses
from tests.journeys.places import PLACES, resolve

OUT = Path(__file__).resolve().parents[1] / "gallery"
WIDTHS = (390, 1440)
WAYS = {
    "light": {},
    "dark": {"theme": "dark"},
    "large": {"size": "large"},
    "hant": {"language": "zh-hant"},
    "en": {"language": "en"},
}


def shots(browser: Browser, house: houses.House) -> Iterator[str]:
    """Take every picture; yields each file's name, with the console's complaints if any."""
    for role, places in PLACES.items():
        for way, display in WAYS.items():
            for width in WIDTHS:
                context, page, troubles = houses.visit(browser, house, width=width, **display)
                if role != "nobody":
                    houses.enter(page, role)
                for name, address in places.items():
                    if way == "light" or name in ("home", "overview", "organisation", "finding"):
                        yield _shot(page, f"{role}-{name}-{way}-{width}", resolve(page, address))
                if troubles:
                    yield f"  {role} {way} {width}: {troubles[:3]}"
                context.close()


def _shot(page: Page, name: str, address: str) -> str:
    page.goto(address)
    houses.arrived(page)
    page.screenshot(path=OUT / f"{name}.png", full_page=True)
    return name


def main() -> None:
    """Write the gallery and an index of it."""
    if houses.chromium() is None:
        sys.exit("The gallery needs Chromium (Debian: apt-get install chromium fonts-noto-cjk).")
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir()
    with (
        tempfile.TemporaryDirectory() as home,
        houses.opened() as browser,
        houses.served(houses.loaded(Path(home))) as house,
    ):
        names = list(shots(browser, house))
    for trouble in (name for name in names if name.startswith(" ")):
        print(trouble, file=sys.stderr)
    pictures = sorted(path.name for path in OUT.glob("*.png"))
    items = "".join(
        f'<figure><img loading="lazy" src="{html.escape(name)}" width="400"><figcaption>{html.escape(name)}</figcaption></figure>'
        for name in pictures
    )
    (OUT / "index.html").write_text(
        f"<!doctype html><meta charset=utf-8><title>Gallery</title>{items}", "utf-8"
    )
    print(f"{len(pictures)} pictures in {OUT}")


if __name__ == "__main__":
    main()
