"""What the parts of a record tell: gaps between terms, money not reported, who held a vacant post."""

import io
import re
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from qunqiao.people.testing import a_person, a_unit
from qunqiao.registry.models import Post
from qunqiao.registry.testing import (
    a_fund,
    a_member,
    a_post,
    a_term,
    a_venue,
    an_appointment,
    an_organisation,
)


@pytest.fixture
def part(cast, sign_in):
    """The text of one part of a record as the supervisor reads it, without its markup."""
    client = sign_in(cast.supervisor)

    def fetch(name, record, title, **query):
        page = client.get(reverse(f"registry:{name}", args=[record.pk]), query).content.decode()
        section = page.split(f"<h2>{title}</h2>")[1].split("</section>")[0]
        return " ".join(re.sub(r"<[^>]*>", " ", section).split())

    return fetch


@pytest.fixture
def union(cast):
    return an_organisation(cast.north)


def test_a_gap_between_two_terms_is_told_with_its_days(union, part):
    a_term(union, 1, began_on=date(2015, 1, 1), ended_on=date(2020, 1, 1))
    a_term(union, 2, began_on=date(2022, 1, 1))

    assert "空档 731 天 第 1 届 2020-01-01 结束后，没有在任的届次。" in part(
        "organisation", union, "届次"
    )


def test_a_term_that_ended_on_the_eve_of_the_next_leaves_no_gap(union, part):
    a_term(union, 1, began_on=date(2017, 1, 1), ended_on=date(2021, 12, 31))
    a_term(union, 2, began_on=date(2022, 1, 1))

    assert "空档" not in part("organisation", union, "届次")


def test_a_term_that_ran_over_says_by_how_much(union, part):
    a_term(union, 1, began_on=date(2015, 1, 1), ended_on=date(2020, 1, 31))

    assert "2020-01-31 结束；超期 30 天" in part("organisation", union, "届次")


def test_a_term_without_an_end_ended_when_the_next_began(union, part):
    a_term(union, 1, began_on=date(2015, 1, 1))
    a_term(union, 2, began_on=date(2020, 1, 1))

    assert "结束日期没有登记" in part("organisation", union, "届次")


def test_the_drawing_is_to_scale_and_hidden_from_screen_readers(cast, union, sign_in):
    a_term(union, 1, began_on=date(2017, 1, 1), ended_on=date(2018, 1, 1), years=1)
    a_term(union, 2, began_on=date(2022, 1, 1), years=5)
    address = reverse("registry:organisation", args=[union.pk])
    page = sign_in(cast.supervisor).get(address).content.decode()

    drawing = page.split('<div class="q-lanes" aria-hidden="true">')[1].split("</div>")[0]
    kinds = re.findall(r'q-span-(\w+)" x="([\d.]+)%" width="([\d.]+)%"', drawing)
    # From 2017 to the end of 2027, the year in which the running term is full.
    years = [
        (kind, round(float(at) * 11 / 100), round(float(w) * 11 / 100, 1)) for kind, at, w in kinds
    ]
    assert years == [("past", 0, 1.0), ("gap", 1, 4.0), ("running", 5, 4.9), ("planned", 10, 0.1)]


def test_a_vacant_post_names_who_held_it_last(cast, union, part):
    post = a_post(union, Post.Title.DEPUTY_CHAIR)
    for number, ended in (("first", date(2021, 5, 1)), ("last", date(2026, 11, 10))):
        gone = a_person(number, cast.north)
        an_appointment(post, gone, began_on=date(2020, 5, 1), ended_on=ended)
    told = part("organisation", union, "职务")

    assert "1 个职务中，1 个空缺。" in told
    assert "空缺 10 天（自 2026-11-10） 原任last氏" in told


def test_a_unit_lists_the_vacancies_of_all_its_organisations(cast, union, part):
    a_post(union, Post.Title.SECRETARY, opened_on=date(2026, 11, 1))
    an_appointment(a_post(union), cast.worker)

    told = part("unit", cast.north, "职务空缺")
    assert "2 个职务中，1 个空缺。" in told
    assert "书记" in told
    assert cast.worker.name not in told


def test_a_year_without_money_on_record_is_a_line_and_not_a_nought(union, part):
    a_fund(union, 2022)
    a_fund(union, 2024, levy=None)
    told = part("organisation", union, "经费")

    assert "有 2 个年度没有记录。" in told
    assert "2025 没有记录" in told
    assert "2024 1,000,000.00 未填报 18,000.00" in told
    assert "2023 没有记录 没有记录 没有记录" in told


def test_a_closed_organisation_lacks_nothing_afterwards(cast, part):
    closed = an_organisation(cast.north, closed_on=date(2024, 3, 31))
    a_term(closed, 1, began_on=date(2019, 1, 1), ended_on=date(2024, 3, 31))
    a_fund(closed, 2023)

    assert "空档" not in part("organisation", closed, "届次")
    assert "没有记录" not in part("organisation", closed, "经费")


def test_too_few_of_one_sex_are_not_told(cast, union, part):
    for number in range(12):
        sex = "male" if number < 4 else "female"
        a_member(union, a_person(f"m{number}", cast.north, sex=sex))

    assert "男女人数：有一方不足 5 人，不单独列出" in part("organisation", union, "会员")


def test_members_are_counted_by_sex_and_year_each_person_once(cast, union, part):
    other = an_organisation(cast.north)
    for number in range(11):
        sex = "" if number == 10 else ("male" if number % 2 else "female")
        person = a_person(f"m{number}", cast.north, sex=sex)
        a_member(union, person, joined_on=date(2024, 12, 31))
        a_member(other, person)
    told = part("unit", cast.north, "会员")

    assert "女 5 人，男 5 人，1 人未填性别。" in told
    assert "今天 11 2025 年底 11" in told


def test_the_sum_of_head_counts_says_how_many_are_missing(cast, part):
    a_unit("one", cast.north, head_count=30)
    a_unit("two", cast.north_lab, head_count=5)

    told = part("unit", cast.north, "下级单位")
    assert "合计 2 个" in told
    assert "30（1 个未填报）" in told
    assert "各级下属单位共 3 个" in told


def test_the_room_of_all_venues_is_what_is_on_record(cast, part):
    a_venue(cast.north, area=Decimal("80.50"))
    a_venue(cast.north, area=None)

    assert "2 处，已填报的共 80.50 平方米，1 处没有填报面积。" in part("unit", cast.north, "阵地")


def test_long_parts_are_folded_and_say_how_long_they_are(cast, part):
    for number in range(20):
        a_venue(cast.north, code=f"v{number:02}")

    assert "全部 20 条，再看 8 条" in part("unit", cast.north, "阵地")


def test_the_way_back_leads_to_the_list_as_it_was_left(cast, union, sign_in):
    client = sign_in(cast.supervisor)
    listed = reverse("registry:organisations")
    client.get(listed, {"kind": "trade_union", "text": "某人", "on": "2026-06-30"})
    page = client.get(reverse("registry:organisation", args=[union.pk])).content.decode()

    assert f'href="{listed}?kind=trade_union"' in page
    assert "%E6%9F%90" not in client.cookies["lists"].value
    assert client.get(listed).content.decode().count("q-chips") == 0


def test_an_auditor_takes_no_workbook_away(cast, sign_in):
    auditor = a_person("auditor", cast.north, "auditor")

    assert sign_in(auditor).get(reverse("registry:workbook")).status_code == 403
    assert (
        reverse("registry:workbook")
        not in sign_in(auditor).get(reverse("registry:units")).content.decode()
    )


def test_the_workbook_holds_the_own_units_as_of_a_day(cast, union, sign_in):
    an_organisation(cast.south, code="elsewhere")
    a_term(union, 1, began_on=date(2019, 1, 1), ended_on=date(2025, 1, 1))
    a_term(union, 2, began_on=date(2025, 1, 1))
    answer = sign_in(cast.officer).get(reverse("registry:workbook"), {"on": "2024-06-30"})
    book = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(answer.streaming_content)))

    terms = book.get_sheet_by_name("届次").to_python()
    assert [(row[0], row[1], row[4]) for row in terms[1:]] == [(union.code, 1, "")]
    assert [row[0] for row in book.get_sheet_by_name("群团组织").to_python()[1:]] == [union.code]
