"""What each component says, whatever its markup."""

from datetime import date

import pytest
from django.http import QueryDict
from jinja2.exceptions import UndefinedError
from markupsafe import Markup

from qunqiao.kit import components
from qunqiao.kit.pages import samples
from qunqiao.kit.paging import Chip
from qunqiao.kit.testing import read


def test_a_state_nobody_defined_is_an_error(drawn):
    with pytest.raises(UndefinedError):
        drawn("state", "fine").text.strip()


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        ("breach", "▲ 问题"),
        ("due", "■ 将到期"),
        ("underway", "◐ 办理中"),
        ("unknown", "◇ 不明"),
        ("sound", "● 正常"),
        ("withheld", "▨ 不公布"),
        ("waived", "○ 已豁免"),
        ("not_applicable", "– 不适用"),
    ],
)
def test_a_state_is_a_shape_and_a_word(drawn, outcome, said):
    assert drawn("state", outcome).text == said


def test_the_shape_of_a_state_is_not_read_aloud(drawn):
    assert drawn("state", "breach").all("span", aria_hidden="true")[0].text == "▲"


def test_a_count_of_zero_is_shown(drawn):
    assert drawn("state", "breach", 0).text == "▲ 问题 0"


def test_a_fact_that_is_not_known_says_so(drawn):
    assert drawn("facts", [("批准文号", None)]).one("dd").text == "未填"


def test_a_fact_that_is_no_or_zero_is_known(drawn):
    assert drawn("facts", [("职工人数", 0)]).one("dd").text == "0"


def test_words_in_a_component_cannot_become_markup(drawn):
    assert drawn("facts", [("名称", "<b>x</b>")]).all("b") == []


def test_a_button_without_an_address_sends_its_form(drawn):
    assert drawn("button", "保存").one("button")["type"] == "submit"


def test_a_button_with_an_address_is_a_link(drawn):
    assert drawn("button", "取消", "/back/").one("a")["href"] == "/back/"


def test_emptiness_offers_its_next_step(drawn):
    page = drawn("empty", "没有组织。", "/new/", "新建")

    assert page.one("a", href="/new/").text == "新建"


def test_the_last_crumb_is_the_page_itself_and_no_link(drawn):
    page = drawn("crumbs", [("首页", "/"), ("单位", "/units/")])

    assert [link.text for link in page.all("a")] == ["首页"]
    assert page.one("span", aria_current="page").text == "单位"


def test_an_event_without_a_day_says_so(drawn):
    page = drawn("timeline", [(None, "成立", None, None), (date(2021, 3, 12), "换届", None, "/t/")])

    assert [day.text for day in page.all("time")] == ["日期不详", "2021-03-12"]


def test_steps_say_which_are_done_and_which_is_now(drawn):
    done, now, after = drawn("steps", ["上传", "核对", "写入"], 1).all("li")

    assert "已完成" in done.text
    assert now["aria-current"] == "step"
    assert after["aria-current"] == ""


def test_progress_shows_its_count(drawn):
    page = drawn("progress", 3, 10, "核对")

    assert "已完成 3 / 10" in page.text
    assert page.one("progress")["value"] == "3"


def test_progress_of_nothing_is_not_a_division_by_zero(drawn):
    assert drawn("progress", 0, 0, "核对").one("progress")["max"] == "1"


def test_a_number_with_an_address_leads_to_its_list(drawn):
    assert drawn("stat", "问题", 21, "/findings/").one("a")["href"] == "/findings/"


def test_a_warning_interrupts_and_other_notices_wait(drawn):
    roles = [drawn("notice", "x", kind).one("div")["role"] for kind in ("warning", "info", "done")]

    assert roles == ["alert", "status", "status"]


def test_each_number_of_a_heat_map_leads_to_its_list_and_says_what_it_is(drawn):
    page = drawn(
        "heatmap",
        "标题",
        ["届满"],
        [
            (
                "甲",
                "/a/",
                0,
                [[("breach", 3, "/x/", "甲：问题 3"), ("unknown", 2, "/y/", "甲：不明 2")]],
            )
        ],
    )

    assert page.one("a", href="/x/")["aria-label"] == "甲：问题 3"
    assert page.one("a", href="/y/")["aria-label"] == "甲：不明 2"
    assert page.one("caption").text == "标题"


def test_a_bar_says_its_value_in_words(drawn):
    page = drawn("strip", [("问题", 5, 10, "5 个组织", "breach", None)])

    assert page.one("li").text == "问题 5 个组织"
    assert page.all("rect")[1]["width"] == "50.0%"


def test_signs_tell_unlike_bars_apart_and_stand_before_no_others(drawn):
    bars = [("甲", 5, 10, "5 个", "breach", None), ("乙", 1, 10, "1 个", "unknown", None)]

    assert [one.text for one in drawn("strip", bars).all("li")] == ["▲ 甲 5 个", "◇ 乙 1 个"]


def test_a_legend_says_each_sign_that_is_there_once_and_no_other(drawn):
    page = drawn("legend", ["unknown", "breach", "breach"])

    assert page.one("p").text == "记号： ▲ 问题、逾期 ◇ 不明：缺资料，判断不了"


def _listing(**changes):
    marks = {outcome: Markup("<b>{}</b>").format(outcome) for outcome in samples.STATES}
    listing = samples.listing(marks, QueryDict("kind=trade_union&sort=due&page=2"))
    return type(listing)(
        **{name: changes.get(name, getattr(listing, name)) for name in listing.__slots__}
    )


def test_a_list_without_rows_says_so_and_exports_nothing(drawn):
    page = drawn("table", _listing(rows=[], chips=[]))

    assert "没有符合条件的组织。" in page.text
    assert page.all("table") + page.all("a") == []


def test_a_list_that_was_narrowed_to_nothing_offers_the_way_back(drawn):
    page = drawn("table", _listing(rows=[], chips=[Chip("颜色：红", "?")], clear="?sort=due"))

    assert page.one("a", href="?sort=due").text == "清除条件"


def test_a_list_is_named_by_its_sentence(drawn):
    page = drawn("table", _listing())

    assert page.one("p", id=page.one("table")["aria-labelledby"]).text.startswith("2026-11-20")


def test_the_first_cell_of_a_row_leads_to_the_record(drawn):
    row = drawn("table", _listing()).all("tr")[1]

    assert row.all("td")[0].one("a").text == "省水利厅工会委员会"


def test_each_cell_knows_its_heading_for_the_phone(drawn):
    row = drawn("table", _listing()).all("tr")[1]

    assert row.all("td")[1]["data-label"] == "类别"


def test_the_sorted_heading_says_so_and_turns_the_order(drawn):
    heading = drawn("table", _listing()).one("th", aria_sort="ascending")

    assert heading.one("a")["href"] == "?kind=trade_union&sort=-due"


def test_another_heading_sorts_by_itself_from_the_first_page(drawn):
    heading = drawn("table", _listing()).all("th")[0]

    assert heading.one("a")["href"] == "?kind=trade_union&sort=name"


def test_filters_keep_the_order_and_offer_to_be_cleared(drawn):
    page = drawn("filters", _listing(chips=[Chip("颜色：红", "?on=2026-01-01")], clear="?sort=due"))

    assert page.one("input", name="sort")["value"] == "due"
    assert page.one("a", href="?sort=due").text == "清除条件"


def test_each_choice_says_what_a_touch_takes_away(drawn):
    page = drawn("filters", _listing(chips=[Chip("颜色：红", "?on=2026-01-01")]))

    assert page.one("a", href="?on=2026-01-01")["aria-label"] == "去掉条件“颜色：红”"


def test_filters_that_narrow_nothing_are_not_to_be_cleared(drawn):
    assert drawn("filters", _listing(chips=[])).all("a") == []


def test_each_filter_has_its_label(drawn):
    page = drawn("filters", _listing())

    assert {label["for"] for label in page.all("label")} == {
        field["id"] for field in (*page.all("input"), *page.all("select")) if field["id"]
    }


def test_a_single_page_has_no_pager(drawn):
    assert drawn("pager", _listing(pages=1, page=1)).text == ""


def test_the_pager_keeps_filters_and_order(drawn):
    before, after, *_lengths = drawn("pager", _listing()).all("a")

    assert before["href"] == "?kind=trade_union&sort=due&page=1"
    assert after["href"] == "?kind=trade_union&sort=due&page=3"


def test_the_pager_marks_how_long_a_page_is(drawn):
    page = drawn("pager", _listing(size=100, sizes=[(50, "?"), (100, "?size=100")]))

    assert page.one("a", **{"aria-current": "true"}).text == "100"


def test_a_state_may_say_more_than_its_word_but_keeps_its_shape():
    assert read(components.state("breach", text="届满未换届 <1>")).text == "▲ 届满未换届 <1>"
