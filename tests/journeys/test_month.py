"""An officer's month with our pages beside the three spreadsheets of ``examples/``: what has to be typed.

The spreadsheets are what three offices fill in each time they are asked. Here the registry holds it: the
month's changes come in as a short workbook, a self-inspection is answered, and all that is reported is
downloaded. Counted are the filled cells of the workbooks and each field a person changes on a page.
"""

import csv
import io
from pathlib import Path
from unicodedata import normalize

import openpyxl
import pytest
import xlsxwriter

from tests.journeys.house import enter, visit
from tests.journeys.test_intake import send
from tests.journeys.test_supervision import press, says

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
SPREADSHEETS = ("clerk-one.xlsx", "clerk-two.csv", "clerk-three.xlsx")
UNIT, UNION = "LJ005", "LJ005-GH"
# The month's changes as the officer types them: three joined the office and the union.
CHANGES = {
    "人员": [
        ("工号", "姓名", "性别", "出生日期", "单位编号"),
        ("J7001", "闻初一", "女", "1999-04-17", UNIT),
        ("J7002", "闻初二", "男", "1996-01-09", UNIT),
        ("J7003", "闻初三", "女", "2001-11-30", UNIT),
    ],
    "会籍": [
        ("组织编号", "工号", "加入日期"),
        *((UNION, number, "2026-11-10") for number in ("J7001", "J7002", "J7003")),
    ],
}
# Each field counts once, however much is typed into it.
COUNT = """addEventListener("input", (event) => {
  const field = event.target;
  if (field.type !== "file") typed(`${location.pathname} ${field.name}`);
}, true);"""


def cells(path: Path) -> int:
    """The filled cells of a spreadsheet."""
    if path.suffix == ".csv":
        rows = list(csv.reader(io.StringIO(path.read_bytes().decode("gbk"))))
        return sum(bool(cell.strip()) for row in rows for cell in row)
    book = openpyxl.load_workbook(path)
    rows = [row for sheet in book for row in sheet.iter_rows(values_only=True)]
    return sum(cell not in (None, "") for row in rows for cell in row)


def changes(path: Path) -> Path:
    """The workbook of the month's changes."""
    with xlsxwriter.Workbook(path) as book:
        for name, rows in CHANGES.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return path


def staff_numbers(content: bytes) -> set[str]:
    """Whatever could be a staff number in a downloaded workbook."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {
        str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row
    }


@pytest.fixture
def page(browser, house):
    context, page, _troubles = visit(browser, house)
    page.typed = set()

    def typed(field):
        page.typed.add(field)

    page.expose_function("typed", typed)
    page.add_init_script(COUNT)
    enter(page, "officer")
    yield page
    context.close()


def reported(page) -> set[str]:
    """All that can be downloaded for the month; what stands in it."""
    page.goto("/reports/")
    files = page.get_by_role("link", name="下载 Excel").all()
    found = [page.request.get(one.get_attribute("href")) for one in files]
    assert len(found) >= 4
    assert all(one.ok for one in found)
    return set().union(*(staff_numbers(one.body()) for one in found))


def unanswered(page) -> list[str]:
    """The questions of the sheet that the check-up could not fill in."""
    names = "all => [...new Set(all.map((one) => one.name))]"
    every = page.locator('main input[type="radio"]').evaluate_all(names)
    return [name for name in every if not page.locator(f'input[name="{name}"]:checked').count()]


def test_at_most_a_quarter_is_typed(page, tmp_path):
    before = sum(cells(EXAMPLES / name) for name in SPREADSHEETS)
    workbook = changes(tmp_path / "changes.xlsx")
    intake = send(page, workbook)
    press(page, "^写入名册")
    says(page, "已于")
    page.goto("/inspections/")
    press(page, "对照自查")
    press(page, "澜江省畜牧兽医研究所")
    for name in unanswered(page):
        page.locator(f'input[name="{name}"][value="0"]').check()
    press(page, "^填报$")
    says(page, "填报。")
    held = reported(page)
    asked = (EXAMPLES / "clerk-two.csv").read_bytes().decode("gbk").splitlines()[2:12]
    now = cells(workbook) + len(page.typed)
    # The other journeys of this house count what a check-up clears.
    page.goto(intake)
    press(page, "整份撤回")
    press(page, "整份撤回")
    says(page, "已经撤回")

    assert page.typed
    assert {normalize("NFKC", line.split(",")[0]) for line in asked} <= held
    assert now < 40
    assert now <= before / 4
