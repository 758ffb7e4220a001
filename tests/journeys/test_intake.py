"""An officer brings a workbook of the office's own into the registry, and takes part of it back."""

import io
import re
from datetime import date
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.journeys.house import arrived, enter, visit

STRANGE = "小组代号"
UNIT, ELSEWHERE = "LJ005", "LJ014"
GOOD = ("J9001", "时初一", UNIT, "1990-01-01")
BORN = date(1992, 6, 8)


def a_workbook(path: Path, *rows: tuple[str, ...]) -> Path:
    """Persons under headings of which the first is known to nobody but the office."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("人员")
        for number, row in enumerate([(STRANGE, "姓名", "单位编号", "出生日期"), *rows]):
            sheet.write_row(number, 0, row)
    return path


def corrected(downloaded: Path, path: Path, known: str) -> Path:
    """The refused rows as the officer sends them again: another unit, a real day, a number of one's own."""
    book = openpyxl.load_workbook(io.BytesIO(downloaded.read_bytes()))
    sheet = book["人员"]
    heads = next(row for row in sheet.iter_rows() if "工号" in [cell.value for cell in row])
    at = {cell.value: cell.column for cell in heads if cell.value}
    for row in range(heads[0].row + 1, sheet.max_row + 1):
        number = sheet.cell(row, at["工号"])
        if number.value == "J9002":
            sheet.cell(row, at["单位编号"]).value = UNIT
        elif number.value == "J9003":
            sheet.cell(row, at["出生日期"]).value = BORN
        elif str(number.value) == known:
            number.value = "J9004"
    book.save(path)
    return path


@pytest.fixture
def page(browser, house):
    """The officer's window, already entered."""
    context, opened, _troubles = visit(browser, house)
    enter(opened, "officer")
    yield opened
    context.close()


def send(page: Page, path: Path) -> str:
    """Upload a workbook and wait until it was read; the address of its page."""
    page.goto("/intakes/")
    page.set_input_files("input[type=file]", path)
    page.locator("form[enctype] button").first.click()
    settled(page)
    return page.url


def settled(page: Page) -> None:
    """The job behind the page has done its work."""
    expect(page.locator("main")).to_contain_text(
        re.compile("现在什么都没有写入|没有要写入的内容|已于"), timeout=30_000
    )


def press(page: Page, name: str) -> None:
    """One button or link that does something."""
    words = re.compile(name)
    page.get_by_role("button", name=words).or_(page.get_by_role("link", name=words)).first.click()


def says(page: Page, *words: str) -> None:
    """The page has these words."""
    for word in words:
        expect(page.locator("main")).to_contain_text(word, timeout=30_000)


def sound(page: Page) -> None:
    """The page breaks no accessibility rule."""
    arrived(page)
    assert [fault["id"] for fault in Axe().run(page).response["violations"]] == []


def on_record(page: Page) -> list[str]:
    """Which of this journey's persons the registry has."""
    page.goto("/people/?text=时初")
    return sorted(set(re.findall(r"J900\d", page.locator("main .q-listing").inner_text())))


def somebody(page: Page) -> str:
    """The staff number of a person of the officer's unit."""
    page.goto("/people/")
    found = re.search(r"\b\d{8}\b", page.locator("main .q-listing").inner_text())
    assert found is not None
    return found[0]


def test_an_officer_corrects_sends_again_and_takes_back(page, tmp_path):
    known = somebody(page)
    wrong = [
        ("J9002", "时初二", ELSEWHERE, "1991-02-03"),
        ("J9003", "时初三", UNIT, "1992-13-40"),
        (known, "时初四", UNIT, "1949-10-01"),
    ]
    first = send(page, a_workbook(tmp_path / "first.xlsx", GOOD, *wrong))
    says(page, "退回 4 行")
    press(page, "更正表头")
    says(page, STRANGE, "没有认出")
    sound(page)
    page.get_by_label(STRANGE).select_option(label="工号")
    press(page, "照此重新核对")
    says(page, "新增 1", "退回 3")

    press(page, r"判断存疑的行（1）")
    says(page, "时初四", known)
    sound(page)
    press(page, "照此重新核对")
    says(page, "新增 1", "退回 3", ELSEWHERE)
    with page.expect_download() as download:
        press(page, "下载退回的行")
    assert on_record(page) == []

    again = corrected(download.value.path(), tmp_path / "again.xlsx", known)
    second = send(page, again)
    says(page, "新增 3", "退回 0")
    for address in (first, second):
        page.goto(address)
        press(page, "写入名册")
        says(page, "已于")
    assert on_record(page) == ["J9001", "J9002", "J9003", "J9004"]

    for address, left in ((second, ["J9001"]), (first, [])):
        page.goto(address)
        press(page, "整份撤回")
        says(page, "名册恢复到写入")
        sound(page)
        press(page, "整份撤回")
        says(page, "已经撤回")
        assert on_record(page) == left

    send(page, a_workbook(tmp_path / "later.xlsx", GOOD))
    says(page, "新增 1", "退回 0")
