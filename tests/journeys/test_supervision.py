"""The report of the symposium, from paste to tasks with leads for every demand, in a browser.

On the way a vacuum and an overlap are found on the map and mended. The report lies beside the project;
without it the journey is left out, except in CI, where it fails.
"""

import os
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.journeys.house import arrived, enter, visit

REPORT = Path(__file__).resolve().parents[3] / "shared/inputs/symposium-report.zh-Hant.txt"
FARMING, WATER = "澜江省农业农村厅", "澜江省水利厅"


@pytest.fixture
def page(browser, house):
    """The supervisor's browser; fails when its console reported anything."""
    if not REPORT.exists():
        if os.environ.get("CI") == "true":
            pytest.fail(f"CI must have {REPORT.name}")
        pytest.skip("the symposium's report is not here: it lies in shared/inputs")
    context, page, troubles = visit(browser, house)
    enter(page, "supervisor")
    yield page
    context.close()
    assert [one for one in troubles if "Failed to load resource" not in one] == []


def press(page: Page, name: str) -> None:
    """One button or link that does something; what asks the network again is waited for."""
    words = re.compile(name)
    main = page.locator("main")
    main.get_by_role("button", name=words).or_(main.get_by_role("link", name=words)).first.click()
    arrived(page)


def says(page: Page, *words: str) -> None:
    """The page has these words."""
    for word in words:
        expect(page.locator("main")).to_contain_text(word)


def sound(page: Page) -> None:
    """The page breaks no accessibility rule."""
    assert [fault["id"] for fault in Axe().run(page).response["violations"]] == []


def led_by(page: Page, holder: str, part: str) -> None:
    """Give the lead over ``part`` to ``holder``."""
    press(page, "^明确责任$")
    page.get_by_label("负责的范围").select_option(label=f"\u2003{part}")
    page.get_by_label("由哪个单位承担").select_option(label=f"\u2003{holder}")
    press(page, "^确定$")


def test_every_demand_of_the_report_ends_with_somebody_who_answers_for_it(page):
    page.goto("/documents/new/")
    page.get_by_label("正文").fill(REPORT.read_text("utf-8"))
    press(page, "收录并读取")
    for kind, number in {"要求": 10, "问题": 19, "人员": 2, "单位": 5, "其他列举": 3}.items():
        expect(page.get_by_role("heading", name=f"{kind} {number}", exact=True)).to_be_visible()
    mark = page.locator(".s-mark-directive").first
    mark.hover()
    expect(page.locator(".s-item.s-lit")).to_have_count(1)
    sound(page)

    press(page, "其余全部接受")
    press(page, "^转为督办$")
    expect(page.get_by_label("主持人")).to_have_value("魏春明")
    press(page, "^转为督办$")
    says(page, "10 条要求已转为督办", "2016-09-02", "还有 10 条要求没有分解成任务")

    press(page, "切實擔負起")
    page.get_by_label("单位范围").select_option(label=[f"\u2003{FARMING}", f"\u2003{WATER}"])
    press(page, "^起草任务$")
    says(page, "责任真空", "没有人牵头")
    led_by(page, FARMING, FARMING)
    led_by(page, WATER, FARMING)
    says(page, "责任重叠", "有 2 家牵头", "责任真空")
    sound(page)
    press(page, "^下达$")
    says(page, "先补上，或者写明为什么")
    page.locator("#leads li", has_text=WATER).get_by_role("button", name="撤下").click()
    led_by(page, WATER, WATER)
    says(page, "处处有人牵头，可以下达")
    press(page, "^下达$")
    says(page, "任务已下达")

    page.goto("/meetings/")
    press(page, "山東省直機關召開")
    press(page, "起草任务")
    page.get_by_label("单位范围").select_option(label=[f"\u2003{FARMING}", f"\u2003{WATER}"])
    page.get_by_label("范围内各单位各自牵头").check()
    press(page, "^起草任务$")
    sound(page)
    press(page, "下达理清的 9 项")
    says(page, "已下达 9 项任务")
    page.goto("/meetings/")
    press(page, "山東省直機關召開")
    says(page, "每条要求都有任务")
    assert page.locator("#directives .s-item", has_text="已下达").count() == 10
