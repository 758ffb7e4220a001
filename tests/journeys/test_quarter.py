"""A quarter of the sample province in a browser: what a report says is wrong is put right, or shown not to be.

Each figure of the circular at its end is counted again from the records, by code that knows none of its queries.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

import xlsxwriter
from playwright.sync_api import Page, expect

from tests.journeys.house import enter, visit
from tests.journeys.test_intake import send
from tests.journeys.test_supervision import press, says

# The League branch has elected; the other journeys leave it alone.
ELECTED = [
    ("组织编号", "届次", "选举日期", "任期年数", "结束日期"),
    ("LJ005-TW", 6, "2023-08-17", 3, "2026-11-19"),
    ("LJ005-TW", 7, "2026-11-19", 3, ""),
]
OWN, BRANCH = "澜江省畜牧兽医研究所", "澜江省农业农村厅"
REPORT = """省直单位群团工作座谈会召开

11月18日，省直单位群团工作座谈会在江州召开，省直机关工委副书记林远主持会议并讲话。

会议指出，群团工作还存在一些问题：一些基层工会任期届满没有按期换届。

会议要求，一要按期换届，任期届满的组织要在年底前完成换届。二要用好职工之家，各单位要保证开放时间。
"""


def a_window(browser, house, role, width=1440):
    """Somebody's own browser."""
    _context, page, _troubles = visit(browser, house, width=width)
    enter(page, role)
    return page


def reads_and_asks(page: Page) -> None:
    """The report becomes demands, and its named problem a sheet for every unit of a branch."""
    page.goto("/documents/new/")
    page.get_by_label("正文").fill(REPORT)
    press(page, "收录并读取")
    press(page, "其余全部接受")
    document = page.url
    press(page, "^转为督办$")
    press(page, "^转为督办$")
    says(page, "2 条要求已转为督办")
    page.goto(document)
    press(page, "对号入座")
    for box in page.get_by_label("按期换届").all():
        box.check()
    page.get_by_label("发给哪个范围").select_option(label=f"\u2003{BRANCH}")
    press(page, "^下发$")
    says(page, OWN)


def orders_rectification(page: Page) -> None:
    """Overdue women's committees and League branches get a task each and a letter, by the filter of the list."""
    for rule in ("house-womens-committee-term-expired", "league-term-2025"):
        page.goto(f"/rectify/?rule={rule}")
        says(page, "将下达", OWN)
        press(page, "^下达整改$")
        says(page, "已下达")


def looks_at_itself(page: Page) -> None:
    """The unit finds its sheet filled in with what data shows, and has only to agree."""
    page.goto("/inspections/")
    press(page, "座谈会")
    press(page, OWN)
    expect(page.get_by_label("有", exact=True).first).to_be_checked()
    says(page, "不用再写计划")
    press(page, "^填报$")
    says(page, "填报。")


def visits_a_unit(page: Page) -> None:
    """On a phone, in one screen."""
    page.goto("/visits/new/")
    page.get_by_label("去了哪个单位").select_option(label=OWN)
    page.locator("#id_workers").fill("6")
    page.locator("#id_heard").fill("值班室冬天冷")
    page.locator("#id_difficulties").fill("值班室没有暖气")
    page.get_by_role("button", name="登记走访").click()
    page.wait_for_url(re.compile(r"/visits/\d+/$"))
    says(page, "值班室没有暖气")


def only_says_so(page: Page) -> str:
    """The women's committee's term is told as done; nothing was done. The address of the task."""
    page.goto("/tasks/?origin=finding")
    press(page, f"{OWN}妇女委员会")
    task = page.url
    press(page, "登记措施")
    page.get_by_label("措施").fill("已经开会换届")
    page.get_by_label("何时完成").fill("2026-11-20")
    press(page, "^(登记|保存|确定)")
    finding = page.locator('main a[href^="/findings/"]').first.get_attribute("href")
    press(page, "附上佐证")
    page.locator("#id_record").fill(finding)
    page.locator("#id_says").fill("已经换届完毕")
    press(page, "^附上佐证$")
    page.goto(task)
    says(page, "问题仍在")
    return task


def mends(page: Page, path: Path) -> None:
    """The League branch has elected; the registry is told by a workbook, and nobody reports it to anybody."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("届次")
        for number, row in enumerate(ELECTED):
            sheet.write_row(number, 0, row)
    send(page, path)
    press(page, "^写入名册")
    expect(page.locator("main")).to_contain_text(re.compile("已于"), timeout=30_000)


def checks_up(page: Page) -> None:
    """Another check-up."""
    page.goto("/checkups/")
    press(page, "^发起体检$")
    expect(page.locator("main")).to_contain_text("与上次相比", timeout=60_000)


def finds(page: Page, claimed: str) -> None:
    """What was mended is closed by the check-up; what was only said stays open, and its doer cannot close it."""
    page.goto("/tasks/?origin=finding")
    press(page, f"共青团{OWN}支部委员会")
    says(page, "已销号", "体检销号")
    page.goto(claimed)
    says(page, "问题仍在")
    expect(page.get_by_role("link", name="核验")).to_have_count(0)
    assert page.goto(f"{claimed}verify/").status in (403, 404)


def proposes(page: Page) -> None:
    """What worked is told to the others, with the finding that went."""
    page.goto("/exemplars/propose/")
    if page.get_by_role("button", name="下一步").count():
        page.locator("#id_unit").select_option(label=re.compile(OWN).pattern)
        press(page, "下一步")
    page.locator("#id_title").fill("换届提醒上墙，到期前半年就筹备")
    page.locator("#id_done").fill("把各届期满日写在活动室墙上，提前半年成立筹备组。")
    page.locator("#id_changed").fill("团支部选出了新一届委员会。")
    page.locator('input[name="evidence"]').first.check()
    press(page, "^推荐$")
    says(page, "待评议")


def publishes(page: Page) -> None:
    """Another body reviews it, and opens it to all."""
    page.goto("/exemplars/")
    press(page, "换届提醒上墙")
    page.get_by_label("认可", exact=True).check()
    page.locator("#id_opinion").fill("做法简单，别处可以照做。")
    press(page, "提交评议")
    press(page, "对外发布")
    says(page, "已发布")


def issues(page: Page) -> str:
    """The circular of the quarter, from its preview to its number; its address."""
    page.goto("/circulars/new/?topic=rectification")
    page.locator("#id_since").fill("2026-09-30")
    page.locator("#id_day").fill("2026-11-20")
    press(page, "^预览$")
    press(page, "^存为草稿$")
    press(page, "^印发$")
    if page.locator("#id_code").count():
        page.locator("#id_code").fill("澜直群通")
    press(page, "^印发$")
    says(page, "印发，文号")
    return page.url


def counted_again(house, number: str) -> dict[str, list[object]]:
    """Each figure of the circular: what it says, and what the tables give; read in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.journeys.counting", number],
        env={**house.environment, "DJANGO_SETTINGS_MODULE": "qunqiao.config.settings"},
        cwd=Path(__file__).resolve().parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    told: dict[str, list[object]] = json.loads(done.stdout.splitlines()[-1])
    return told


def test_what_was_said_is_closed_by_evidence_alone(browser, house, tmp_path):
    supervisor = a_window(browser, house, "supervisor")
    officer = a_window(browser, house, "officer")
    reads_and_asks(supervisor)
    orders_rectification(supervisor)
    looks_at_itself(officer)
    visits_a_unit(a_window(browser, house, "lead", width=390))
    claimed = only_says_so(officer)
    mends(officer, tmp_path / "elected.xlsx")
    checks_up(supervisor)
    finds(officer, claimed)
    proposes(officer)
    publishes(supervisor)
    address = issues(supervisor)
    figures = counted_again(house, address.rstrip("/").rpartition("/")[2])

    assert len(figures) > 10
    assert [one for one, (said, found) in figures.items() if said != found] == []
