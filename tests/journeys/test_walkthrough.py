"""The README's walk through the sample province, played word for word."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.house import visit

ROOT = Path(__file__).resolve().parents[2]
FIRST = "http://127.0.0.1:8000"


def steps() -> list[list[str]]:
    """What each numbered step of the README quotes in 「」, in order."""
    text = (ROOT / "README.md").read_text("utf-8")
    section = text.split("## A walk through it", 1)[1].split("\n## ", 1)[0]
    parts = re.split(r"^\d+\. ", section, flags=re.MULTILINE)[1:]
    return [re.findall(r"「(.+?)」", part.replace("\n", "")) for part in parts]


@pytest.fixture
def page(browser, house):
    """A browser window on a desk."""
    context, opened, _troubles = visit(browser, house)
    yield opened
    context.close()


def _menu(page: Page, name: str) -> None:
    page.locator(".q-side").get_by_role("link", name=name, exact=True).click()


def _says(page: Page, *words: str) -> None:
    for word in words:
        expect(page.locator("main")).to_contain_text(word, timeout=30_000)


def test_the_readme_walks_through_the_sample_province(page, house):
    into, look, find, again, send, write, examine, verify = steps()

    page.goto("/demo/")
    page.get_by_role("button", name=into[0]).click()
    _menu(page, look[0])
    _says(page, *look[1:])
    _menu(page, find[0])
    page.get_by_role("link", name=find[1], exact=True).first.click()
    _says(page, *find[2:])
    page.goto("/demo/")
    page.get_by_role("button", name=again[0], exact=True).click()
    _menu(page, send[0])
    page.set_input_files("input[type=file]", ROOT / "examples/lj005-after-election.xlsx")
    page.locator("form[enctype] button").first.click()
    _says(page, *send[1:])
    page.get_by_role("button", name=write[0]).click()
    _says(page, *write[1:])
    page.goto("/demo/")
    page.get_by_role("button", name=examine[0]).click()
    _menu(page, examine[1])
    page.get_by_role("button", name=examine[2]).click()
    _says(page, examine[3])
    expect(page.locator("main")).to_contain_text(re.compile(rf"{examine[3]}\s*1\b"))
    said = house.run("verify", "trail")

    assert said.returncode == 0
    assert verify[0] in said.stdout
