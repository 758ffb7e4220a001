"""The overview: one's own subtree, marks that lead to exactly what they count, nothing called fine."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from qunqiao.checkups.actions.waive_finding import waive_finding
from qunqiao.checkups.models import Finding
from qunqiao.checkups.testing import a_checkup, a_union, lay_rulebook
from qunqiao.people.models import Unit
from qunqiao.people.testing import a_unit
from qunqiao.registry.models import Term

PAGE = reverse("workbench:overview")
MARK = re.compile(
    r'<td class="q-heat q-heat-(breach|unknown)"><a href="([^"]+)"[^>]*>.*?<span>(\d+)</span></a>'
)


@pytest.fixture(autouse=True)
def house(settings, tmp_path):
    settings.HOME = tmp_path / "home"
    settings.RULEBOOKS = lay_rulebook(tmp_path / "rulebooks")


def _full_union(unit, code, began_on="2020-03-12"):
    union = a_union(unit, code, began_on=None)
    return Term.objects.create(organisation=union, number=1, began_on=began_on, years=5)


@pytest.fixture
def checked(cast):
    _full_union(cast.north, "N-GH")
    _full_union(cast.north_lab, "L-GH")
    _full_union(cast.south, "S-GH")
    a_union(cast.root, "R-GH", began_on=None)
    Unit.objects.filter(pk=cast.south.pk).update(premises=False)
    return a_checkup(cast.supervisor)


def _get(client, address=PAGE):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_worker_has_no_overview(cast, sign_in):
    assert sign_in(cast.worker).get(PAGE).status_code == 403


def test_a_unit_of_others_is_not_found(cast, sign_in, checked):
    client = sign_in(cast.lead)

    assert client.get(f"{PAGE}?unit={cast.south.pk}").status_code == 404
    assert client.get(f"{PAGE}?unit=x").status_code == 404


def test_before_any_checkup_nothing_is_called_sound(cast, sign_in):
    page = _get(sign_in(cast.supervisor))

    assert "哪里有问题现在不知道" in page
    assert "q-heat-sound" not in page


@pytest.mark.parametrize("who", ["supervisor", "lead", "officer", "stranger"])
def test_each_mark_leads_to_a_list_of_exactly_its_count(cast, sign_in, checked, who):
    client = sign_in(getattr(cast, who))
    marks = MARK.findall(_get(client).replace("\n", ""))

    assert marks
    for _outcome, href, count in marks:
        listed = _get(client, href.replace("&amp;", "&"))
        assert f"共 {count} 条" in listed


def test_the_totals_on_top_are_those_of_the_list(cast, sign_in, checked):
    client = sign_in(cast.supervisor)
    page = _get(client)

    breach = re.search(r'href="([^"]+outcome=breach)">.*?q-state-count">(\d+)<', page, re.DOTALL)
    assert f"共 {breach[2]} 条" in _get(client, breach[1].replace("&amp;", "&"))


def test_a_theme_without_rules_is_not_called_sound(cast, sign_in, checked):
    page = _get(sign_in(cast.supervisor))

    assert "作风改进（未检查）" in page
    assert "作风改进：正常" not in page


def test_a_lead_sees_their_own_subtree_only(cast, sign_in, checked):
    page = _get(sign_in(cast.lead))

    assert "north-lab 局" in page
    assert "south 局" not in page


def test_units_stand_in_tree_order_whatever_their_counts(cast, sign_in, checked):
    page = _get(sign_in(cast.supervisor))

    assert page.index("north 局") < page.index("south 局")


def test_terms_about_to_end_are_counted_down(cast, sign_in, checked):
    _full_union(cast.north, "N2", began_on="2021-12-20")

    page = _get(sign_in(cast.officer))
    assert "N2 工会" in page
    assert re.search(r'data-label="还剩（天）">30<', page)


def test_gaps_lead_to_the_findings_they_hold_up(cast, sign_in, checked):
    client = sign_in(cast.supervisor)
    href, count = re.search(
        r'href="([^"]+missing=[^"]+)">.*?(\d+) 处无法判断', _get(client), re.DOTALL
    ).groups()

    assert f"共 {count} 条" in _get(client, href.replace("&amp;", "&"))


def test_many_units_cost_what_few_cost(cast, sign_in, checked):
    client = sign_in(cast.supervisor)
    a_checkup(cast.supervisor)
    client.get(PAGE)
    with CaptureQueriesContext(connection) as few:
        client.get(PAGE)
    for number in range(12):
        _full_union(a_unit(f"more-{number}", cast.root), f"M{number}")
    a_checkup(cast.supervisor)
    with CaptureQueriesContext(connection) as many:
        client.get(PAGE)

    assert len(many) == len(few)


def test_it_says_what_got_better_and_what_got_worse(cast, sign_in, checked):
    _full_union(cast.north, "N-NEW")
    a_checkup(cast.supervisor)
    page = _get(sign_in(cast.supervisor))

    assert "新发现 1" in page
    assert re.search(r"change=cleared[^>]*>.*?已销号</span> <span class=\"q-state-count\">0<", page)
    assert "历次体检" in page


def test_it_names_the_worst_place_what_ends_next_and_what_is_lacking_most(cast, sign_in, checked):
    _full_union(cast.north, "N2", began_on="2021-12-20")
    page = _get(sign_in(cast.supervisor))
    top = page[page.index("q-answers") : page.index("问题在哪里")]

    assert re.search(r"最多的单位：<a[^>]*>north 局 \d+</a>", top)
    assert re.search(r"最近的：<a[^>]*>N2 工会</a>", top)
    assert "还有 30 天" in top
    assert "缺得最多的资料：" in top
    assert "还比不出来" in top


def test_a_waived_finding_counts_neither_on_top_nor_in_the_last_bar(cast, sign_in, checked):
    a_checkup(cast.supervisor)
    finding = Finding.objects.filter(outcome="breach").first()
    on, until = date(2026, 11, 20), date(2027, 3, 31)
    waive_finding(
        actor=cast.supervisor, finding=finding, reason="园舍正在原址改建", until=until, on=on
    )
    page = _get(sign_in(cast.supervisor))
    total = re.search(r'outcome=breach">.*?q-state-count">(\d+)<', page, re.DOTALL)[1]
    bars = re.findall(r'q-strip-text">问题 (\d+)', page)

    assert bars[-1] == total


def test_like_stands_beside_like_and_leads_to_its_list(cast, sign_in, checked):
    client = sign_in(cast.supervisor)
    href, count = re.search(
        r'href="([^"]+unit_kind=organ[^"]*)">.*?data-label="问题">(\d+)<', _get(client), re.DOTALL
    ).groups()

    assert f"共 {count} 条" in _get(client, href.replace("&amp;", "&"))
