"""A member moves to another unit's union, and two records of one person become one and two again."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.journeys.house import enter, visit


@pytest.fixture
def entered(browser, house):
    """A desk for one of the cast; all are closed at the end."""
    opened = []

    def sit(role, width=1440):
        context, page, _troubles = visit(browser, house, width=width)
        opened.append(context)
        enter(page, role)
        return page

    yield sit
    for context in opened:
        context.close()


def _first(page, address, shape):
    page.goto(address)
    return page.locator(f'main td a[href*="{shape}"]').first


def _button(page, name):
    return page.get_by_role("button", name=name, exact=True)


def _accessible(page):
    found = Axe().run(page).response["violations"]

    assert [f"{page.url}: {one['id']} {one['nodes'][0]['html'][:120]}" for one in found] == []


def test_a_member_is_asked_out_by_one_officer_and_taken_in_by_another(entered):
    theirs = entered("stranger", width=390)
    union = _first(theirs, "/organisations/?kind=trade_union", "/organisations/").inner_text()

    mine = entered("officer")
    _first(mine, "/memberships/?kind=trade_union", "/people/").click()
    name = mine.locator("h1").inner_text()
    mine.get_by_role("link", name="转出工会会籍").click()
    mine.get_by_label("转入组织").fill(union)
    _accessible(mine)
    _button(mine, "下一步：核对").click()
    expect(mine.locator("main")).to_contain_text("可以提出")
    _accessible(mine)
    _button(mine, "提出 1 人").click()
    expect(mine.locator("main")).to_contain_text("已向对方提出")

    theirs.goto("/workbench/")
    theirs.get_by_role("link", name="去答复").first.click()
    _accessible(theirs)
    theirs.get_by_role("link", name=name, exact=True).first.click()
    _accessible(theirs)
    _button(theirs, "同意转接").click()
    expect(theirs.locator("main")).to_contain_text("会籍已转接")

    mine.reload()
    expect(mine.locator("main")).to_contain_text("已转接")


def test_two_records_become_one_and_two_again(entered):
    page = entered("lead")
    page.goto("/people/")
    numbers = [page.locator("tbody tr").nth(row).inner_text().split("\t")[1] for row in (3, 4)]

    page.goto("/people/duplicates/")
    _accessible(page)
    page.get_by_role("link", name="按两个工号提出").click()
    page.get_by_label("一个工号").first.fill(numbers[0])
    page.get_by_label("另一个工号").fill(numbers[1])
    _button(page, "放在一起看").click()
    _accessible(page)
    _button(page, "下一步：看看会变动什么").click()
    expect(page.locator("main")).to_contain_text("还没有合并")
    _accessible(page)
    _button(page, "合并").click()
    expect(page.locator("main")).to_contain_text(f"工号 {numbers[1]} 的记录已并入这一条")
    _accessible(page)
    _button(page, "撤销合并").click()
    expect(page.locator("main")).to_contain_text("两条记录都恢复原样")
