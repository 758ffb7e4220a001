"""Lists: refuse what cannot be, say what is shown, cut into pages, export exactly that."""

from datetime import date

import pytest
from django.contrib.contenttypes.models import ContentType
from django.http import HttpResponse, QueryDict
from markupsafe import Markup

from qunqiao.kit import columns, listing
from qunqiao.kit.errors import Invalid

DAY = date(2026, 11, 20)


COLOURS = [("red", "红"), ("green", "绿")]


@pytest.fixture
def many(db):
    """Sixty rows of a table every Django site has, red and green in turn."""
    ContentType.objects.all().delete()
    ContentType.objects.bulk_create(
        ContentType(model=f"u{number:02}", app_label=COLOURS[number % 2][0]) for number in range(60)
    )


def _table(**changes):
    values = {
        "title": "单位",
        "rows": ContentType.objects.all(),
        "columns": [
            columns.text("code", "编号", lambda row: row.model, "model"),
            columns.text("colour", "颜色", lambda row: row.app_label, "app_label", "model"),
            columns.text("bold", "名称", lambda row: Markup("<b>{}</b>").format(row.model)),
        ],
        "filters": [
            listing.Filter("text", "编号", "text", lambda rows, v: rows.filter(model__contains=v)),
            listing.choice("colour", "颜色", COLOURS, lambda rows, v: rows.filter(app_label=v)),
            listing.on_day(DAY),
        ],
        "order": ("model",),
        "sentence": lambda total: f"{total} 个单位",
        "empty": "没有单位。",
        "href": lambda row: f"/{row.model}",
        "day": DAY,
    }
    return listing.Table(**{**values, **changes})


@pytest.fixture
def shown(rf, monkeypatch):
    """The ``Listing`` a page would show for a query string."""

    def show(query="", **changes):
        caught = {}
        monkeypatch.setattr(listing, "render", lambda *args: caught.update(args[2]))
        listing.answer(rf.get(f"/?{query}"), _table(**changes), "any.html")
        return caught["listing"]

    return show


@pytest.fixture
def exported(rf):
    """The text of a list's CSV file for a query string."""

    def export(query="", **changes):
        answer = listing.answer(rf.get(f"/?export=csv&{query}"), _table(**changes), "any.html")
        text = b"".join(answer.streaming_content).decode("utf-8-sig")
        answer.close()
        return text

    return export


@pytest.fixture
def answered(rf, many, monkeypatch):
    """The answer to a query string for a list that is remembered."""
    monkeypatch.setattr(listing, "render", lambda *_args: HttpResponse())

    def answer(query, cookie="", **changes):
        request = rf.get(f"/?{query}")
        request.COOKIES["lists"] = cookie
        return listing.answer(request, _table(remembered=True, **changes), "any.html")

    return answer


def test_a_day_that_is_none_is_refused():
    with pytest.raises(Invalid, match="2026-13-02"):
        listing.day_in(QueryDict("on=2026-13-02"))


def test_no_day_means_today():
    assert listing.day_in(QueryDict("")) == DAY


def test_a_choice_that_is_not_offered_is_refused(db, shown):
    with pytest.raises(Invalid, match="castle"):
        shown("colour=castle")


def test_an_unknown_kind_of_file_is_refused(db, rf):
    with pytest.raises(Invalid):
        listing.answer(rf.get("/?export=pdf"), _table(), "any.html")


def test_more_rows_than_a_sheet_holds_are_refused_before_anything_is_written(many, rf, monkeypatch):
    monkeypatch.setattr("qunqiao.kit.exports.MOST_ROWS", 59)

    with pytest.raises(Invalid, match="60"):
        listing.answer(rf.get("/?export=xlsx"), _table(), "any.html")


def test_a_page_holds_fifty_rows(many, shown):
    first, second = shown(), shown("page=2")

    assert [len(first.rows), len(second.rows)] == [50, 10]
    assert (first.page, first.pages, first.total) == (1, 2, 60)


@pytest.mark.parametrize(("asked", "page"), [("0", 1), ("99", 2), ("x", 1), ("-1", 1), ("²", 1)])
def test_a_page_that_is_not_there_falls_to_the_nearest(asked, page, many, shown):
    assert shown(f"page={asked}").page == page


def test_a_list_is_sorted_by_a_column_both_ways(many, shown):
    assert shown("sort=colour").rows[0].cells[0] == "u01"
    assert shown("sort=-colour").rows[0].cells[0] == "u58"


def test_an_unknown_column_leaves_the_order_of_meaning(many, shown):
    assert (shown("sort=bold").sort, shown("sort=bold").rows[0].cells[0]) == ("", "u00")


def test_the_sentence_names_the_limits(many, shown):
    assert shown().sentence == "60 个单位。"
    assert shown("colour=red&text=u1").sentence == "5 个单位：含“u1”、红。"


def test_a_nul_in_a_text_is_dropped(many, shown):
    assert shown("text=u%001").total == 10


def test_the_links_to_files_keep_the_choices_and_not_the_page(many, shown):
    addresses = [href for _label, href in shown("colour=red&page=2").exports]

    assert addresses == ["?colour=red&export=xlsx", "?colour=red&export=csv"]


def test_a_file_holds_every_page_in_the_order_shown(many, exported):
    lines = exported("sort=-code&text=u").splitlines()

    assert lines[0] == "编号,颜色,名称"
    assert [line.split(",")[0] for line in lines[1:]] == [f"u{n:02}" for n in range(59, -1, -1)]


def test_a_file_holds_texts_without_markup(many, exported):
    assert "u07,green,u07" in exported()


def test_a_file_is_named_after_the_list_and_its_day(many, rf):
    answer = listing.answer(rf.get("/?export=csv"), _table(), "any.html")

    answer.close()

    assert "%E5%8D%95%E4%BD%8D-2026-11-20.csv" in answer["Content-Disposition"]


@pytest.mark.parametrize(("value", "said"), [(True, "是"), (False, "否"), (None, "未填报")])
def test_what_nobody_reported_is_not_no(value, said):
    assert columns.answered(value) == said


def test_what_was_typed_is_not_kept_and_neither_is_its_page(answered):
    assert "lists" not in answered("text=u&page=2").cookies


def test_choices_are_kept_with_their_order_and_length(answered):
    cookie = answered("colour=red&sort=-code&size=100").cookies["lists"]

    assert "colour%3Dred%26sort%3D-code%26size%3D100" in cookie.value
    assert cookie["httponly"]


def test_kept_choices_that_no_longer_fit_give_way_to_the_whole_list(answered):
    cookie = answered("colour=red").cookies["lists"].value
    stale = {"filters": [listing.choice("colour", "颜色", [], lambda rows, _v: rows)]}

    assert answered("colour=red", cookie, **stale).status_code == 302
    with pytest.raises(Invalid):
        answered("colour=red", **stale)


def test_each_choice_can_be_taken_away_alone_or_all_at_once(shown, many):
    page = shown("text=u1&colour=red&sort=code&page=2")

    assert [chip.text for chip in page.chips] == ["编号：含“u1”", "颜色：红"]
    assert page.chips[0].href == "?colour=red&sort=code"
    assert page.clear == "?sort=code"


@pytest.mark.parametrize(("asked", "size", "pages"), [("", 50, 2), ("100", 100, 1), ("7", 50, 2)])
def test_a_page_is_as_long_as_one_of_three_lengths(shown, many, asked, size, pages):
    page = shown(f"size={asked}")

    assert (page.size, page.pages) == (size, pages)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "1899-12-31"])
def test_a_day_outside_our_times_is_refused(day):
    with pytest.raises(Invalid, match=day):
        listing.day_in(QueryDict(f"on={day}"))
