"""The first page of the workbench: the most urgent first, how many wait in all, one button each."""

import json
import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from qunqiao.checkups.models import Finding
from qunqiao.checkups.testing import a_checkup, a_union, lay_rulebook
from qunqiao.needs.testing import a_complaint, a_heard_need
from qunqiao.people.queries import reach_of
from qunqiao.people.testing import a_person
from qunqiao.registry.models import Duplicate, Term
from qunqiao.registry.testing import a_pair
from qunqiao.supervision.testing import (
    a_directive,
    a_lead,
    a_meeting,
    a_rectification,
    a_sent_task,
    a_task,
    an_extension,
)
from qunqiao.workbench import queries
from qunqiao.workbench.queries import Step
from qunqiao.workbench.queries.steps import answering

PAGE = reverse("workbench:home")


@pytest.fixture(autouse=True)
def house(settings, tmp_path):
    settings.HOME = tmp_path / "home"
    settings.RULEBOOKS = lay_rulebook(tmp_path / "rulebooks")


@pytest.fixture
def overdue(cast):
    """Two committees in the north past their term, the second longer."""
    for code, began_on in (("N-GH", "2021-03-12"), ("L-GH", "2020-03-12")):
        union = a_union(cast.north, code, began_on=None)
        Term.objects.create(organisation=union, number=1, began_on=began_on, years=5)
    return a_checkup(cast.supervisor)


def _read(client):
    answer = client.get(PAGE)
    assert answer.status_code == 200
    return answer.content.decode()


def _words(client):
    return re.sub(r"<[^>]+>", "", _read(client))


def test_a_worker_has_no_workbench(cast, sign_in):
    assert sign_in(cast.worker).get(PAGE).status_code == 403


def test_before_the_first_checkup_nothing_is_called_well(cast, sign_in):
    page = _read(sign_in(cast.officer))

    assert "还没有做过体检" in page


def test_when_nothing_waits_it_says_so_and_offers_the_overview(cast, sign_in):
    a_checkup(cast.supervisor)
    Finding.objects.all().delete()
    page = _read(sign_in(cast.officer))

    assert "没有等您处理的事。" in page
    assert reverse("workbench:overview") in page


def test_a_step_names_its_organisation_its_day_and_leads_to_the_finding(cast, overdue, sign_in):
    page = _read(sign_in(cast.officer))
    first = Finding.objects.filter(organisation__code="L-GH").get()

    assert "L-GH 工会" in page
    assert '从 <span class="q-whole">2025-03-12</span> 起（已 618 天）' in page
    assert "去处理" in page
    assert page.index("L-GH 工会") < page.index("N-GH 工会")
    assert f'href="{reverse("checkups:finding", args=[first.pk])}"' in page


def test_more_than_fit_are_counted_and_lead_to_the_list(cast, overdue, sign_in, monkeypatch):
    monkeypatch.setattr(queries, "MOST", 1)
    page = _read(sign_in(cast.officer))

    assert "列出 1 个，共 2 个" in page
    assert f'href="{reverse("checkups:findings")}"' in page


def test_what_is_due_first_stands_first_and_what_has_no_day_last(cast, monkeypatch):
    days = {"无": None, "后": date(2026, 12, 20), "先": date(2026, 12, 4)}
    steps = [Step("due", "待办", name, "", "", "", "/", "去", by) for name, by in days.items()]
    monkeypatch.setattr(queries, "supervised", lambda _reach: steps)
    told = queries.next_steps(reach_of(cast.officer), "zh-hans")

    assert [step.sentence for step in told.steps] == ["先", "后", "无"]


def test_the_order_of_ones_own_steps_is_what_their_title_says(cast, monkeypatch):
    def title(*days):
        steps = [Step("due", "待办", "", "", "", "", "/", "去", by) for by in days]
        monkeypatch.setattr(queries, "supervised", lambda _reach: steps)
        return queries.next_steps(reach_of(cast.officer), "zh-hans").batches[0].title

    day = date(2026, 12, 4)
    assert title(day, day) == "等您办的，先到期的在前"
    assert title(day, None) == "等您办的，有期限的先到期的在前，没有期限的在后"
    assert title(None) == "等您办的"


def test_needs_are_named_by_kind_and_unit_and_never_by_their_words(cast, sign_in):
    need = a_heard_need(cast.officer, cast.north, kind="hardship", due_on=date(2026, 12, 1))
    for number in range(3):
        a_complaint(f"code-{number}", cast.north, text="食堂", place="某车间")
    page = _read(sign_in(cast.lead))

    assert "4 件诉求等待答复" in page
    address = reverse("needs:need", args=[need.pk])
    assert f'<a href="{address}">困难求助（{cast.north.called}，2026-12-01 前）</a>' in page
    assert "其他（某车间，2026-12-05 前）" in page
    assert page.count("其他（某车间") == 2  # three in all are named
    assert "</a>等</span>" in page
    assert "食堂" not in page


@pytest.mark.parametrize(
    ("days", "mark"),
    [
        ((20, 22), ("due", "待答复")),
        ((18, 22), ("breach", "1 件已逾期")),
        ((18, 19), ("breach", "已逾期")),
    ],
)
def test_of_what_waits_only_what_is_late_is_called_late(days, mark):
    asked = [date(2026, 11, day) for day in days]
    assert answering(asked, date(2026, 11, 20)) == mark


def test_of_a_single_need_the_day_is_told_once(cast, sign_in):
    a_heard_need(cast.officer, cast.north, kind="hardship", due_on=date(2026, 12, 1))
    page = _read(sign_in(cast.lead))

    assert f">困难求助（{cast.north.called}）</a>" in page
    assert _words(sign_in(cast.lead)).count("2026-12-01 前") == 1


def test_drafts_and_extensions_are_named_in_plain_words(cast, sign_in):
    directive = a_directive(a_meeting(cast.supervisor, cast.root))
    a_task(directive, cast.supervisor, what="用好职工之家")
    task = a_sent_task(directive, cast.supervisor, what="补齐短板")
    an_extension(a_lead(task, cast.north), cast.lead)
    page = _read(sign_in(cast.supervisor))

    assert ">用好职工之家</a>" in page
    assert ">补齐短板</a>" in page
    assert "有没有事没人管，有没有几家都管同一件事" in page
    assert "真空" not in page


def test_naming_many_costs_what_naming_one_costs(cast, sign_in, django_assert_num_queries):
    client = sign_in(cast.lead)
    a_heard_need(cast.officer, cast.north)
    client.get(PAGE)
    with CaptureQueriesContext(connection) as one:
        client.get(PAGE)
    for _number in range(5):
        a_heard_need(cast.officer, cast.north)
    with django_assert_num_queries(len(one)):
        client.get(PAGE)


def test_what_waits_is_marked_as_to_be_done_and_each_sign_is_explained(cast, overdue, sign_in):
    directive = a_directive(a_meeting(cast.supervisor, cast.root))
    a_task(directive, cast.supervisor)
    page = _words(sign_in(cast.supervisor))

    assert "待下达" in page
    legend = page[page.index("记号：") :]
    assert "要办的、快到期的" in legend
    assert "问题、逾期" in legend


def test_a_task_of_a_finding_stands_beside_the_other_work_of_the_unit(cast, overdue, sign_in):
    """An officer is told of it at his own unit, and nobody of another."""
    worst = Finding.objects.filter(unit=cast.north, outcome="breach").first()
    (task,) = a_rectification(cast.supervisor, cast.root, worst)
    address = reverse("supervision:task", args=[task.pk])
    page = _read(sign_in(cast.officer))

    own = page[page.index("等您办的，先到期的在前") : page.index("体检查到的问题")]
    assert f'href="{address}"' in own
    assert "等您办的 1 件" in page
    assert address not in _read(sign_in(cast.stranger))


def test_the_same_of_several_organisations_is_told_once(cast, sign_in):
    for code in ("N1", "N2"):
        union = a_union(cast.north, code, began_on=None)
        Term.objects.create(organisation=union, number=1, began_on="2020-03-12", years=5)
    a_checkup(cast.supervisor)
    page = _read(sign_in(cast.officer))

    assert page.count("届满。</p>") == 1
    assert "2 个组织都是：这届委员会到" in page
    assert ">N1 工会</a>、<a" in page
    assert ">N2 工会</a>" in page


def test_it_says_by_kind_what_waits_and_the_whole_is_the_sum(cast, overdue):
    Finding.objects.filter(organisation__code="N-GH").update(outcome="advice")
    told = queries.next_steps(reach_of(cast.supervisor), "zh-hans")

    assert dict(told.found) == {"breach": 1, "advice": 1, **_unknowns(told)}
    assert told.total == told.mine + sum(told.found.values()) + told.ending


def _unknowns(told):
    return {name: count for name, count in told.found.items() if name == "unknown"}


def test_who_stands_above_orders_and_is_told_whose_it_is(cast, overdue, sign_in):
    page = _read(sign_in(cast.supervisor))
    first = Finding.objects.get(organisation__code="L-GH")

    assert f"L-GH 工会（单位：{cast.north.called}，上级：{cast.root.called}）" in page
    assert f'href="{reverse("supervision:rectify")}?finding={first.pk}"' in page
    assert f'<a href="{reverse("checkups:finding", args=[first.pk])}">' in page
    assert "下达整改" in page


def test_what_was_ordered_says_the_deed_and_how_it_closes(cast, overdue, sign_in):
    worst = Finding.objects.filter(unit=cast.north, outcome="breach").first()
    a_rectification(cast.supervisor, cast.root, worst)
    page = _read(sign_in(cast.officer))

    assert "尽快换届。办完后更新名册：马上重新核对" in page


def test_since_when_is_not_said_twice(cast, overdue, sign_in):
    Finding.objects.filter(organisation__code="L-GH").update(says_zh="已过期 618 天。")
    page = _read(sign_in(cast.officer))

    assert "起（已 618 天）" not in page
    assert "起（已 253 天）" in page


def test_pairs_to_judge_are_one_step_for_who_judges_them(cast, sign_in):
    a_pair(a_person("p1", cast.north), a_person("p2", cast.north))
    rejected = a_pair(a_person("p3", cast.north), a_person("p4", cast.north))
    Duplicate.objects.filter(pk=rejected.pk).update(state=Duplicate.State.REJECTED)
    lead, officer = (_read(sign_in(one)) for one in (cast.lead, cast.officer))

    assert "1 对记录可能是同一人，等您判断" in lead
    assert reverse("registry:duplicates") in lead
    assert "可能是同一人" not in officer


def test_a_finding_names_the_text_it_rests_on_and_several_alike_lead_to_each(
    cast, overdue, sign_in
):
    found = Finding.objects.filter(rule="term-full", unit=cast.north)
    found.update(says_zh="这届委员会已经届满。")
    page = _read(sign_in(cast.officer))

    assert "依据：试验法 第一条" in page
    for one in found:
        assert f'<a href="{reverse("checkups:finding", args=[one.pk])}">' in page


def test_advice_is_looked_at_not_dealt_with(cast, overdue, sign_in):
    Finding.objects.exclude(rule="premises").delete()
    Finding.objects.update(outcome="advice", missing=[])
    page = _read(sign_in(cast.officer))

    assert "去看看" in page
    assert "去处理" not in page
    assert "依据：内部规定：内部规定" in page


def test_after_one_checkup_it_is_said_once_that_nothing_compares(cast, overdue, sign_in):
    page = _read(sign_in(cast.officer))

    assert page.count("只做过一次体检，还比不出来。") == 1
    assert "的体检比" not in page


def test_what_got_better_and_worse_is_one_line_that_leads_to_the_lists(cast, overdue, sign_in):
    Term.objects.filter(organisation__code="N-GH").update(began_on="2026-01-01")
    a_union(cast.north, "NEW-GH", began_on=date(2020, 1, 1))
    a_union(cast.south, "FAR-GH", began_on=date(2020, 1, 1))
    a_checkup(cast.supervisor)

    assert "的体检比，问题销号 1 个，增加 1 个。" in _words(sign_in(cast.officer))
    assert "的体检比，问题销号 1 个，增加 2 个。" in _words(sign_in(cast.supervisor))
    for change in ("cleared", "come"):
        address = f"{reverse('checkups:differences')}?change={change}&outcome=breach"
        told = b"".join(sign_in(cast.officer).get(f"{address}&export=json").streaming_content)
        assert len(json.loads(told)["rows"]) == 1


def test_where_nothing_changed_the_line_says_so(cast, overdue, sign_in):
    a_checkup(cast.supervisor)

    assert "与 2026-11-20 的体检比，问题没有增减。" in _words(sign_in(cast.officer))
