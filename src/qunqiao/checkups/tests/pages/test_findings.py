"""Findings on pages: one's own only, what is shown is what is counted and exported, evidence cited."""

import csv
import io
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from qunqiao.checkups.models import Finding
from qunqiao.checkups.testing import a_checkup, a_finding, a_union
from qunqiao.people.models import Unit
from qunqiao.registry.models import Term

pytestmark = pytest.mark.usefixtures("rulebook")
LIST = reverse("checkups:findings")


def _full_union(unit, code):
    union = a_union(unit, code, began_on=None)
    Term.objects.create(organisation=union, number=1, began_on="2020-03-12", years=5)
    return union


@pytest.fixture
def breach(cast):
    _full_union(cast.south, "S-GH")
    _full_union(cast.north, "N-GH")
    a_checkup(cast.supervisor)
    return Finding.objects.get(rule="term-full", unit=cast.north)


def _get(client, address):
    return client.get(address).content.decode()


def _total(page):
    return int(re.search(r"共 (\d+) 条", page)[1])


def test_a_worker_reads_no_findings(cast, sign_in, breach):
    assert sign_in(cast.worker).get(LIST).status_code == 403


def test_whoever_is_not_signed_in_is_asked_to(sign_in, db):
    assert sign_in(None).get(LIST).status_code == 302


def test_a_finding_of_others_is_not_found(cast, sign_in, breach):
    page = reverse("checkups:finding", args=[breach.pk])

    assert sign_in(cast.stranger).get(page).status_code == 404


def test_a_choice_that_does_not_exist_is_refused(cast, sign_in, breach):
    assert sign_in(cast.officer).get(f"{LIST}?theme=weather").status_code == 422


def test_the_list_holds_ones_own_subtree_only(cast, sign_in, breach):
    page = _get(sign_in(cast.officer), LIST)

    assert "N-GH 工会" in page
    assert "S-GH 工会" not in page


def test_filters_narrow_and_the_sentence_says_so(cast, sign_in, breach):
    client = sign_in(cast.supervisor)
    page = _get(client, f"{LIST}?unit={cast.north.pk}&outcome=breach&theme=organisation")

    assert _total(page) == 1
    assert "共 1 条，最急的在前：north 局、组织建设、问题。" in page


def test_only_the_unit_itself_when_asked(cast, sign_in, breach):
    client = sign_in(cast.supervisor)
    with_below = _total(_get(client, f"{LIST}?unit={cast.north.pk}"))

    assert _total(_get(client, f"{LIST}?unit={cast.north.pk}&own=1")) == with_below - 1


def test_the_export_is_exactly_the_list(cast, sign_in, breach):
    client = sign_in(cast.supervisor)
    page = _get(client, f"{LIST}?outcome=breach")
    text = b"".join(client.get(f"{LIST}?outcome=breach&export=csv").streaming_content)

    rows = list(csv.reader(io.StringIO(text.decode("utf-8-sig"))))
    assert len(rows) - 1 == _total(page) == 2


def test_cleared_findings_are_shown_when_asked(cast, sign_in, breach):
    breach.organisation.terms.update(began_on="2024-01-01")
    a_checkup(cast.supervisor)
    client = sign_in(cast.officer)

    assert "N-GH 工会" not in _get(client, LIST)
    assert "N-GH 工会" in _get(client, f"{LIST}?state=cleared")


def test_a_finding_cites_its_article_and_leads_to_its_rows(cast, sign_in, breach):
    page = _get(sign_in(cast.officer), reverse("checkups:finding", args=[breach.pk]))

    assert '这届委员会到 <span class="q-whole">2025 年 3 月 12 日</span>届满。' in page
    assert "<h1>届满应当换届</h1>" in page
    assert "严重问题" in page
    assert "试验法" in page
    assert "第一条" in page
    assert "<blockquote" in page
    assert "已核对所见文本" in page
    assert "尽快换届" in page
    assert "首次查到" in page


def test_a_text_of_elsewhere_is_a_reference_and_not_named_as_who_says_so(cast, sign_in, breach):
    there = {**breach.basis[0], "instrument": "外地办法", "kind": "local", "region": "11"}
    Finding.objects.filter(pk=breach.pk).update(basis=[*breach.basis, there])
    address, told = reverse("checkups:finding", args=[breach.pk]), []
    for region in ("430100", "110101"):
        Unit.objects.filter(pk=breach.unit_id).update(region=region)
        page = _get(sign_in(cast.officer), address)
        first = re.search(r'href="#basis">([^<]+)<', page)[1]
        told.append(("外地规定，对本地没有约束力" in page, "外地办法" in first))

    assert told == [(True, False), (False, True)]


def test_where_nothing_binds_a_text_is_told_as_a_reference(cast, sign_in, breach):
    there = {**breach.basis[0], "instrument": "外地办法", "kind": "local", "region": "11"}
    Finding.objects.filter(pk=breach.pk).update(basis=[there])
    client = sign_in(cast.officer)

    assert "参照：外地办法 第一条" in _get(client, LIST)
    assert 'href="#basis"' not in _get(client, reverse("checkups:finding", args=[breach.pk]))


def test_an_unknown_says_what_to_record(cast, sign_in, breach):
    finding = Finding.objects.get(rule="premises", unit=cast.north)
    page = _get(sign_in(cast.officer), reverse("checkups:finding", args=[finding.pk]))

    assert "<h1>应有活动阵地：资料不全，判断不了</h1>" in page
    assert "把“有无活动阵地”补到名册上" in page
    assert "内部规定，不是法规" in page


def test_a_day_later_than_it_was_found_on_is_not_when_it_began(cast, sign_in, breach):
    address, told = reverse("checkups:finding", args=[breach.pk]), []
    for since in ("2025-03-12", "2027-01-23"):
        Finding.objects.filter(pk=breach.pk).update(since=since)
        told.append("起不符合" in _get(sign_in(cast.officer), address))

    assert told == [True, False]


def test_what_else_stands_about_the_same_subject_is_led_to(cast, sign_in, breach):
    same = {name: getattr(breach, name) for name in ("subject_kind", "subject_id", "organisation")}
    other = a_finding(cast.north, breach.first_checkup, rule="other", **same)
    page = _get(sign_in(cast.officer), reverse("checkups:finding", args=[breach.pk]))

    assert page.count(reverse("checkups:finding", args=[other.pk])) == 1
    assert "同一组织还有" in page


def test_a_list_names_the_text_and_how_grave_a_problem_is(cast, sign_in, breach):
    text = b"".join(sign_in(cast.officer).get(f"{LIST}?export=csv").streaming_content)
    rows = list(csv.DictReader(io.StringIO(text.decode("utf-8-sig"))))

    told = {(row["结果"], row["严重程度"], row["出处"]) for row in rows}
    assert told == {("▲严重问题", "严重", "试验法 第一条"), ("◇不明", "", "内部规定：内部规定")}


def test_nobody_is_offered_to_order_what_cannot_be_judged(cast, sign_in, breach):
    unknown = Finding.objects.get(rule="premises", unit=cast.north)
    client = sign_in(cast.supervisor)
    parts = [
        _get(client, reverse("supervision:finding_tasks", args=[one.pk]))
        for one in (unknown, breach)
    ]

    assert ["/rectify/?finding=" in part for part in parts] == [False, True]


def test_what_cannot_be_judged_is_no_fault_to_be_waived(cast, sign_in, breach):
    unknown = Finding.objects.get(rule="premises", unit=cast.north)
    client = sign_in(cast.supervisor)
    pages = [_get(client, reverse("checkups:finding", args=[one.pk])) for one in (unknown, breach)]

    assert ["豁免这个问题" in page for page in pages] == [False, True]


def test_what_returned_tells_every_time_it_was_there(cast, sign_in, breach):
    for began_on in ("2024-01-01", "2020-03-12"):
        breach.organisation.terms.update(began_on=began_on)
        a_checkup(cast.supervisor)
    again = Finding.objects.get(earlier=breach)
    page = _get(sign_in(cast.officer), reverse("checkups:finding", args=[again.pk]))

    assert "第 2 次出现：" in page
    words = ("首次查到", "名册已不再显示，自动销号", "销号后重现（第 2 次出现）")
    told = page[page.index('class="q-timeline"') :]
    assert sorted(words, key=told.index) == list(words)


def test_of_a_problem_it_is_told_what_closes_it_and_when_the_next_check_up_is(
    cast, sign_in, breach
):
    page = _get(sign_in(cast.officer), reverse("checkups:finding", args=[breach.pk]))

    assert "销号凭记录：名册上新一届的届次（第几届、选举日期、任期），或者获准延期的" in page
    assert "下一次体检没有定日子，由主管部门发起。" in page
    assert "为什么定为“严重”" in page
    assert (
        "依据可靠程度：引文与所见文本核对过，这里没有收全文；发正式文书以前请对照印发的原件。"
        in page
    )


def test_of_a_year_of_money_the_year_is_told_and_the_records_are_called_so(cast, sign_in, breach):
    about = {"rule": "union-levy-2pct", "since": None, "evidence": {"levy_year": 2025}}
    Finding.objects.filter(pk=breach.pk).update(**about, rows={"funds": []})
    page = _get(sign_in(cast.officer), reverse("checkups:finding", args=[breach.pk]))

    assert "说的是 2025 全年；" in page
    assert "看依据的记录：经费记录 0 条" in page


def test_the_form_is_never_the_main_button(cast, sign_in, breach):
    page = _get(sign_in(cast.officer), reverse("checkups:finding", args=[breach.pk]))
    form = reverse("checkups:finding_form", args=[breach.pk])

    assert f'<a class="btn" href="{form}">' in page
    assert page.count("btn-primary") == 1


def test_rows_of_units_one_may_not_see_are_counted_and_not_named(cast, sign_in, breach):
    other = Finding.objects.get(rule="term-full", unit=cast.south)
    ids = [str(breach.organisation_id), str(other.organisation_id)]
    Finding.objects.filter(pk=breach.pk).update(rows={"organisations": ids})
    page = _get(sign_in(cast.officer), reverse("checkups:finding", args=[breach.pk]))

    assert "S-GH 工会" not in page
    assert "另有 1 条属于您范围以外的单位" in page


def test_a_list_of_many_costs_what_a_list_of_one_costs(cast, sign_in, breach):
    client = sign_in(cast.supervisor)
    client.get(LIST)
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(f"{LIST}?rule=term-full&unit={cast.north.pk}")
    Unit.objects.update(premises=False)
    for number in range(20):
        _full_union(cast.north, f"N{number}")
    a_checkup(cast.supervisor)
    with CaptureQueriesContext(connection) as many:
        client.get(f"{LIST}?rule=term-full&unit={cast.north.pk}")

    assert len(many) == len(few)


def test_a_record_page_gets_the_bare_part(cast, sign_in, breach):
    address = reverse("checkups:findings_of", args=["organisation", breach.organisation_id])
    part = sign_in(cast.officer).get(address, headers={"HX-Request": "true"}).content.decode()

    assert "2025 年 3 月 12 日届满" in part
    assert "<html" not in part


def test_before_any_checkup_nothing_is_called_fine(cast, sign_in):
    page = _get(
        sign_in(cast.officer), reverse("checkups:findings_of", args=["unit", cast.north.pk])
    )

    assert "不知道有没有问题" in page
