"""The overview: one's own subtree, marks that lead to exactly what they count, nothing called fine."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from qunqiao.checkups.actions.waive_finding import waive_finding
from qunqiao.checkups.models import Checkup, Finding
from qunqiao.checkups.queries import Branch, Cell
from qunqiao.checkups.testing import RULEBOOK, a_checkup, a_union, lay_rulebook
from qunqiao.people.models import Unit
from qunqiao.people.testing import a_unit
from qunqiao.registry.models import Organisation, Term
from qunqiao.workbench.pages.answering import places_of, shares_of

PAGE = reverse("workbench:overview")
# Extended without an approval: a rule of its own, as the rulebooks that are shipped have it.
UNAPPROVED = """
[[rules]]
id = "unapproved"
titles = { zh = "延期须经批准", en = "An extension needs approval" }
subject = "organisation"
jurisdiction = "CN"
strength = "must"
severity = "medium"
theme = "organisation"
applies = "extension_running"
breach = "extension_document IS NULL"
since = "term_ends_on"
evidence = ["term_ends_on", "extended_until"]
says = { zh = "延期没有批复。", en = "There is no approval." }
advice = { zh = "补录批复。", en = "Record the approval." }
next_step = "request_extension"
[[rules.basis]]
instrument = "试验法"
confidence = "house"
"""
MARK = re.compile(
    r'<a href="([^"]+)" aria-label="[^"]*"><span class="q-sign"[^>]*>[▲◇△○]</span><span>(\d+)</span></a>'
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


def _words(page):
    """What a person reads, without blanks."""
    return re.sub(r"<[^>]+>|\s", "", page)


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
    for href, count in marks:
        listed = _get(client, href.replace("&amp;", "&"))
        assert f"共 {count} 条" in listed


def test_the_totals_on_top_are_those_of_the_list(cast, sign_in, checked):
    client = sign_in(cast.supervisor)
    page = _get(client)

    breach = re.search(r'href="([^"]+outcome=breach)">.*?q-state-count">(\d+)<', page, re.DOTALL)
    assert f"共 {breach[2]} 条" in _get(client, breach[1].replace("&amp;", "&"))


def test_a_theme_without_rules_is_not_called_sound(cast, sign_in, checked):
    page = _get(sign_in(cast.supervisor))

    assert page.count("“作风改进”没有检查，表里也没有：没有一条规则能凭名册判断它。") == 2
    assert "作风改进：正常" not in page
    assert "<span>作风改进</span>" not in page


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


def test_it_says_what_got_better_apart_from_what_got_worse(cast, sign_in, checked):
    _full_union(cast.north, "N-NEW")
    a_checkup(cast.supervisor)
    page = _words(_get(sign_in(cast.supervisor)))
    better, worse = page[page.index("什么变好了") : page.index("到2026-11-20：")].split(
        "什么变差了"
    )

    assert "销号问题0" in better
    assert "增加问题12026-11-20体检以来：组织建设1。" in worse
    assert "新发现" not in better + worse
    assert "问题3→4：增加1（新发现1），另有3个没有变化。" in page
    assert "问题数：3→4（+1）。2次的规则和参数都相同，可以直接比。" in page


def test_what_lapsed_is_not_passed_off_as_solved(cast, sign_in, checked):
    Organisation.objects.filter(code="S-GH").update(closed_on=date(2026, 11, 1))
    Term.objects.filter(organisation__code="N-GH").update(began_on=date(2024, 1, 1))
    a_checkup(cast.supervisor)
    page = _words(_get(sign_in(cast.supervisor)))

    assert "销号问题12026-11-20体检以来：组织建设1。" in page
    assert "问题3→1：减少2（已销号1、不再适用1），另有1个没有变化。" in page


def test_what_the_sums_and_cards_tell_leads_to_lists_of_exactly_that(cast, sign_in, checked):
    client = sign_in(cast.supervisor)
    Organisation.objects.filter(code="S-GH").update(closed_on=date(2026, 11, 1))
    Term.objects.filter(organisation__code="N-GH").update(began_on=date(2024, 1, 1))
    _full_union(cast.north, "N-NEW")
    a_checkup(cast.supervisor)
    figure = r'href="([^"]+change=[^"]+#list)">(?:[^<]*?|<span class="q-state .*?count">)(\d+)<'
    told = re.findall(figure, _get(client), re.DOTALL)

    assert len(told) == 2 + 2 + 2 + 3  # on the cards, by theme, by unit, and in the sums
    for href, count in told:
        assert f"共 {count} 条" in _get(client, href.replace("&amp;", "&").removesuffix("#list"))


def test_a_rule_changed_between_two_checkups_is_said(cast, sign_in, checked, settings):
    changed = RULEBOOK.replace("years = 5", "years = 4")
    lay_rulebook(settings.RULEBOOKS, changed)
    a_checkup(cast.supervisor)

    assert "改了规则：试验规则" in _get(sign_in(cast.supervisor))


def test_it_names_the_worst_places_what_ends_next_and_what_is_lacking_most(cast, sign_in, checked):
    _full_union(cast.north, "N2", began_on="2021-12-20")
    page = _words(_get(sign_in(cast.supervisor)))
    top = page[page.index("哪里最重") : page.index("问题在哪里")]

    assert "其中严重3（严重、较重、轻微是本平台的分级，不是法规定的）。" in top
    assert "问题最多（含下级）：north局2、south局1。" in top
    assert "已过期未换届3" in top
    assert "2025-03-12届满，已过618天。" in top
    assert "体检把过期未换届的判为问题3个、建议0个。" in top
    assert "最近的：N2工会，2026-12-20届满，还有30天。" in top
    assert "30天内到期的整改任务0" in top
    assert "缺得最多的资料：" in top
    assert "还比不出来" in top


def test_equal_numbers_are_told_together_and_a_long_tie_as_one():
    def lines(counts):
        units = [Unit(pk=at, name=f"u{at}") for at in range(len(counts))]
        cells = {(at, "organisation"): Cell(breach=n, sound=4) for at, n in enumerate(counts)}
        return [Branch(unit, own=False) for unit in units], cells

    told = places_of(*lines([5, 1, 4, 4, 4]), "breach")
    long = places_of(*lines([5, *[1] * 9]), "breach")

    assert [place.count for place in told.places] == [5, 4, 4, 4]
    assert [place.count for place in long.places] == [5]
    assert (long.more, long.each) == (9, 1)


def test_the_greatest_share_is_told_apart_from_the_greatest_number():
    units = [Branch(Unit(pk=at, name=f"u{at}"), own=False) for at in range(3)]
    found = [Cell(breach=7, sound=193), Cell(breach=3, sound=17), Cell(breach=1, sound=1)]
    cells = {(at, "organisation"): cell for at, cell in enumerate(found)}
    told = [(place.label, place.share, place.few) for place in shares_of(units, cells)]

    # Of two checks no share is told.
    assert told == [("u1", 15, True), ("u0", 4, False)]


def test_what_expired_names_its_unit_and_the_one_above_the_longest_first(cast, sign_in, checked):
    _full_union(cast.north_lab, "OLD-GH", began_on="2019-01-01")
    page = _get(sign_in(cast.supervisor))
    over = page[page.index("<h3>已过期") : page.index("即将届满</h3>")]
    lines = re.findall(r'data-label="单位">([^<]*)</td>\s*<td[^>]*>([^<]*)<', over)

    assert lines[0] == ("north-lab 局", "north 局")
    assert over.index("OLD-GH") < over.index("N-GH")
    assert "4 个委员会届满了还没有换届" in over


def test_an_extension_counts_only_with_its_approval(cast, sign_in, checked, settings):
    rules = settings.RULEBOOKS.parents[0] / "more"
    settings.RULEBOOKS = lay_rulebook(rules, RULEBOOK + UNAPPROVED)
    for unit, document in ((cast.north, ""), (cast.north_lab, "批〔2026〕1号")):
        longer = {"extended_until": "2027-01-16", "extension_document": document}
        Term.objects.filter(organisation__unit=unit).update(**longer, began_on="2021-09-16")
    a_checkup(cast.supervisor)

    page = _get(sign_in(cast.supervisor))
    over, soon = page.split("<h3>已过期")[1].split("即将届满</h3>")
    assert "2026-09-16" in over
    assert "（登记延期至 2027-01-16，未批准）" in over
    assert "N-GH" not in soon
    assert re.search(r"L-GH 工会.*?2027-01-16", soon, re.DOTALL)
    # What the check-up found of those that are over adds up to them.
    assert "已过期未换届2" in _words(page)
    assert "体检把过期未换届的判为问题2个、建议0个。" in _words(page)
    for state, names in (("overdue", ("N-GH", "S-GH")), ("due", ("L-GH",))):
        listed = _get(sign_in(cast.supervisor), f"{reverse('registry:terms')}?state={state}")
        assert {n for n in ("N-GH", "L-GH", "S-GH") if f"{n} 工会" in listed} == set(names)


def test_a_row_of_all_is_the_sum_of_the_others_and_one_line_needs_none(cast, sign_in, checked):
    rows = re.findall(
        r"<tr[^>]*>\s*<th scope=\"row\".*?</tr>", _get(sign_in(cast.supervisor)), re.DOTALL
    )
    breaches = [
        sum(map(int, re.findall(r"▲</span><span>(\d+)", row.split("<td")[-1]))) for row in rows
    ]
    alone = _get(sign_in(cast.stranger))

    assert "合计" in rows[0]
    assert "（不含下级）" in rows[1]
    assert breaches[0] == sum(breaches[1:]) == 3
    assert "q-heat-total" not in alone


def test_it_says_on_how_many_rules_of_which_sort_it_rests(cast, sign_in, checked):
    words = _words(_get(sign_in(cast.supervisor)))

    assert "依据2条规则：没有注明的2条。看规则" in words
    assert "2026-11-20体检，按各单位自己报的名册判断，没有另行核实。" in words


def test_a_waived_finding_counts_neither_on_top_nor_in_the_last_bar(cast, sign_in, checked):
    a_checkup(cast.supervisor)
    finding = Finding.objects.filter(outcome="breach").first()
    on, until = date(2026, 11, 20), date(2027, 3, 31)
    waive_finding(
        actor=cast.supervisor, finding=finding, reason="园舍正在原址改建", until=until, on=on
    )
    page = _get(sign_in(cast.supervisor))
    total = re.search(r'outcome=breach">.*?q-state-count">(\d+)<', page, re.DOTALL)[1]
    course = page[page.index("<h2>历次体检") :]
    stages = re.findall(r'data-label="问题">(\d+)', course)

    assert stages[1] == total
    # The first has nothing to be compared with, and leads to itself.
    assert (
        f'<a href="{reverse("checkups:checkup", args=[Checkup.objects.earliest("pk").pk])}">'
        in course
    )


def test_like_stands_beside_like_and_leads_to_its_list(cast, sign_in, checked):
    client = sign_in(cast.supervisor)
    href, count = re.search(
        r'href="([^"]+unit_kind=organ[^"]*)">.*?data-label="问题">(\d+)<', _get(client), re.DOTALL
    ).groups()

    assert f"共 {count} 条" in _get(client, href.replace("&amp;", "&"))
