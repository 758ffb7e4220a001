"""Two check-ups side by side: new, returned, cleared, persisting, waived; one's own only; as files."""

import io
import json
import re
from collections import Counter
from datetime import date
from itertools import combinations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from qunqiao.checkups import queries
from qunqiao.checkups.models import Checkup, Finding, Outcome
from qunqiao.checkups.pages.differences import _total
from qunqiao.checkups.queries import Change
from qunqiao.checkups.testing import a_checkup, a_union, a_waiver
from qunqiao.people.queries import reach_of
from qunqiao.registry.models import Organisation, Term

pytestmark = pytest.mark.usefixtures("rulebook")
PAGE = reverse("checkups:differences")
LATE, GOOD = date(2020, 1, 1), date(2024, 1, 1)


@pytest.fixture
def three(cast):
    """Three check-ups: at the second "back" is gone and "new" appears; at the third "back" is back."""
    unions = {name: a_union(cast.north, name, began_on=LATE) for name in ("stays", "gone", "back")}
    unions["far"] = a_union(cast.south, "far", began_on=LATE)
    unions["turns"] = a_union(cast.north, "turns", began_on=None)
    done = [a_checkup(cast.supervisor)]
    unions["back"].terms.update(began_on=GOOD)
    unions["gone"].terms.update(began_on=GOOD)
    unions["new"] = a_union(cast.north, "new", began_on=LATE)
    done.append(a_checkup(cast.supervisor))
    unions["back"].terms.update(began_on=LATE)
    Term.objects.create(organisation=unions["turns"], number=1, began_on=LATE, years=5)
    return [*done, a_checkup(cast.supervisor)]


def _told(person, before, after):
    reach = reach_of(person)
    found = queries.differences(reach, queries.pair_of(reach, before.pk, after.pk))
    of_terms = found.filter(rule="term-full")
    return {row.organisation.code: (row.change, row.was, row.then) for row in of_terms}


def test_a_checkup_that_does_not_exist_is_not_found(cast, sign_in, three):
    assert sign_in(cast.lead).get(f"{PAGE}?from=999").status_code == 404


def test_one_checkup_alone_cannot_be_compared_and_the_page_says_so(cast, sign_in):
    a_checkup(cast.supervisor)

    assert "做成过两次体检才能对比" in sign_in(cast.lead).get(PAGE).content.decode()


def test_each_finding_is_told_by_what_became_of_it(cast, three):
    assert _told(cast.lead, three[0], three[1]) == {
        "stays": ("persisting", "breach", "breach"),
        "gone": ("cleared", "breach", ""),
        "back": ("cleared", "breach", ""),
        "turns": ("persisting", "unknown", "unknown"),
        "new": ("new", "", "breach"),
    }


def test_what_was_cleared_and_shows_again_has_returned(cast, three):
    told = _told(cast.lead, three[1], three[2])

    assert told["back"] == ("returned", "", "breach")
    assert "gone" not in told


def test_an_unknown_that_became_a_breach_is_a_kind_of_its_own(cast, three):
    assert _told(cast.lead, three[1], three[2])["turns"] == ("confirmed", "unknown", "breach")


def test_what_it_was_at_an_old_checkup_is_known_however_often_it_turned(cast, three):
    Term.objects.filter(organisation__code="turns").delete()
    fourth = a_checkup(cast.supervisor)

    assert _told(cast.lead, three[0], fourth)["turns"] == ("persisting", "unknown", "unknown")
    assert _told(cast.lead, three[2], fourth)["turns"] == ("doubted", "breach", "unknown")


def test_what_was_gone_only_in_between_persists(cast, three):
    assert _told(cast.lead, three[0], three[2])["back"][0] == "persisting"


def test_a_waiver_that_goes_on_is_told_apart_from_a_new_one(cast, three):
    a_waiver(Finding.objects.get(organisation__code="stays"), cast.supervisor)
    Checkup.objects.filter(pk=three[0].pk).update(as_of=date(2026, 8, 31))

    assert _told(cast.lead, three[0], three[2])["stays"][0] == "waived"
    assert _told(cast.lead, three[1], three[2])["stays"][0] == "excused"


# One waived after the first check-ups; one waived all the while, that was unknown at first.
@pytest.mark.parametrize(
    ("excused", "first_days"), [("stays", date(2026, 8, 31)), ("turns", date(2026, 11, 20))]
)
def test_what_went_and_what_came_lead_from_the_old_number_to_the_new(
    cast, three, excused, first_days
):
    a_waiver(Finding.objects.get(organisation__code=excused), cast.supervisor)
    Checkup.objects.exclude(pk=three[2].pk).update(as_of=first_days)
    reach = reach_of(cast.supervisor)
    points = {point.checkup.pk: point.breach for point in queries.trend(reach, None)}
    for before, after in combinations(three, 2):
        pair = queries.pair_of(reach, before.pk, after.pk)
        moved = queries.moves(queries.differences(reach, pair))
        sums = {one: queries.balance_of(moved, one) for one in (*Outcome, "waived")}

        assert (sums["breach"].before, sums["breach"].after) == (
            points[before.pk],
            points[after.pk],
        )
        for balance in sums.values():
            assert balance.before - balance.went.total() + balance.came.total() == balance.after


def test_what_no_longer_applies_is_a_kind_of_its_own_and_never_solved(cast, three):
    Organisation.objects.filter(code="back").update(closed_on=date(2026, 11, 1))
    Term.objects.filter(organisation__code="stays").update(began_on=GOOD)
    fourth = a_checkup(cast.supervisor)
    reach = reach_of(cast.lead)
    moved = queries.moves(queries.differences(reach, queries.pair_of(reach, None, fourth.pk)))

    assert queries.balance_of(moved, "breach").went == {"lapsed": 1, "cleared": 1}


def test_a_list_of_one_outcome_and_change_is_what_the_sums_count(cast, three):
    a_waiver(Finding.objects.get(organisation__code="stays"), cast.supervisor)
    Organisation.objects.filter(code="back").update(closed_on=date(2026, 11, 1))
    fourth = a_checkup(cast.supervisor)
    reach = reach_of(cast.lead)
    found = queries.differences(reach, queries.pair_of(reach, three[0].pk, fourth.pk))
    moved = queries.moves(found)
    counted, listed = {}, {}
    for outcome in ("breach", "unknown", "advice", "waived"):
        balance = queries.balance_of(moved, outcome)
        for change, count in (balance.went + balance.came).items():
            counted[outcome, change] = count
            listed[outcome, change] = queries.counted_as(found, outcome).filter(change=change)

    assert len(counted) >= 4
    assert {key: rows.count() for key, rows in listed.items()} == counted


def test_the_few_that_may_have_changed_give_the_same_changes_as_all(cast, three):
    a_waiver(
        Finding.objects.filter(rule="term-full", organisation__code="stays").get(), cast.supervisor
    )
    a_checkup(cast.supervisor)
    reach = reach_of(cast.supervisor)
    done = [one.pk for one in queries.done_checkups(reach)]
    for before, after in combinations(sorted(done), 2):
        pair = queries.pair_of(reach, before, after)
        found = queries.differences(reach, pair)
        told = [
            {(m.theme, m.change, m.was, m.then, m.count) for m in moved if m.change != "persisting"}
            for moved in (queries.moves(found), queries.moves_of_change(found, pair))
        ]

        assert told[0] == told[1]
        assert told[0]


def test_what_is_cleared_is_told_as_it_was_and_as_what_it_became(cast, sign_in, three):
    Organisation.objects.filter(code="back").update(closed_on=date(2026, 11, 1))
    a_checkup(cast.supervisor)
    told = _exported(sign_in(cast.lead), f"{PAGE}?change=lapsed")

    assert [(row["subject"], row["outcome"]) for row in told] == [("back 工会", "问题 → 不适用")]
    assert told[0]["change"] == "不再适用"
    assert told[0]["says"].endswith("现在：已于 2026-11-01 撤销，这条规则不再适用。")


def test_of_what_is_solved_the_facts_of_now_are_told_and_of_an_older_checkup_none(
    cast, sign_in, three
):
    Term.objects.filter(organisation__code="stays").update(began_on=GOOD)
    fourth = a_checkup(cast.supervisor)
    client = sign_in(cast.lead)
    told = _exported(client, f"{PAGE}?change=cleared")
    a_checkup(cast.supervisor)
    older = _exported(client, f"{PAGE}?to={fourth.pk}&change=cleared")

    assert told[0]["change"] == "问题已销号"
    assert re.search("上次：.* 现在：符合，.*2029 年 1 月 1 日", told[0]["says"])
    assert "2029" not in older[0]["says"]


def test_it_is_said_by_which_rule_and_whom_to_ring(cast, sign_in, three):
    told = _exported(sign_in(cast.lead), f"{PAGE}?change=returned")

    assert "届满应当换届" in told[0]["basis"]
    assert told[0]["unit"] == f"{cast.north.called}（上级：{cast.root.called}）"


def test_what_came_names_its_article_and_the_next_step(cast, sign_in, three):
    told = _exported(sign_in(cast.lead), f"{PAGE}?change=come")
    late = next(row for row in told if row["subject"] == "back 工会")

    assert late["basis"] == "试验法 第一条（届满应当换届）"
    assert late["says"].endswith("下一步：尽快换届。")


def test_what_stayed_is_listed_only_when_asked_for(cast, sign_in, three):
    client = sign_in(cast.lead)
    few, every = _exported(client, PAGE), _exported(client, f"{PAGE}?change=all")

    assert {row["change"] for row in few} == {"销号后重现", "不明判为问题"}
    assert "仍存在" in {row["change"] for row in every}
    assert f'change=persisting#list">仍存在 {len(every) - len(few)}<' in _page(client)


def _page(client, address=PAGE):
    return client.get(address).content.decode()


def _exported(client, address):
    sign = "&" if "?" in address else "?"
    content = b"".join(client.get(f"{address}{sign}export=json").streaming_content)
    return json.loads(content)["rows"]


def test_findings_of_others_are_not_told(cast, three):
    assert "far" in _told(cast.supervisor, three[0], three[2])
    assert "far" not in _told(cast.lead, three[0], three[2])


def test_the_page_says_it_in_a_sentence_and_by_theme(cast, sign_in, three):
    page = _page(sign_in(cast.lead))
    words = re.sub(r"<[^>]+>|\s", "", page)

    assert "问题2→4：增加2（销号后重现1、不明判为问题1），另有2个没有变化。" in words
    assert "不是人工销号" in words
    assert f"from={three[1].pk}&amp;to={three[2].pk}" in page


def test_what_the_lines_of_a_table_add_up_to_stands_below_them():
    heads = [Change.NEW, Change.RETURNED]
    one, other = Counter({Change.NEW: 2}), Counter({Change.NEW: 1, Change.RETURNED: 4})

    assert _total([("a", {}, one), ("b", {}, other)], heads) == [3, 4]
    # A single line is its own sum.
    assert _total([("a", {}, one)], heads) == []


def test_the_workbook_leads_back_to_the_findings(cast, sign_in, three):
    address = f"{PAGE}?from={three[0].pk}&to={three[1].pk}&change=cleared&export=xlsx"
    content = b"".join(sign_in(cast.lead).get(address).streaming_content)

    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    cells = [row[0] for row in sheet.iter_rows(min_row=2)]
    assert {cell.value for cell in cells} == {"gone 工会", "back 工会"}
    assert all(cell.hyperlink.target.startswith("http://testserver/") for cell in cells)


def test_the_json_says_the_same_with_keys_in_no_language(cast, sign_in, three):
    address = f"{PAGE}?from={three[0].pk}&to={three[1].pk}&change=new&export=json"
    told = json.loads(b"".join(sign_in(cast.lead).get(address).streaming_content))

    finding = Finding.objects.get(organisation__code="new")
    assert [row["subject"] for row in told["rows"]] == ["new 工会"]
    assert told["rows"][0]["link"].endswith(reverse("checkups:finding", args=[finding.pk]))


def test_many_changes_cost_what_one_costs(cast, sign_in, three):
    client = sign_in(cast.lead)
    client.get(PAGE)
    with CaptureQueriesContext(connection) as few:
        client.get(PAGE)
    for number in range(12):
        a_union(cast.north, f"more{number}", began_on=LATE)
    a_checkup(cast.supervisor)
    with CaptureQueriesContext(connection) as many:
        client.get(PAGE)

    assert len(many) == len(few)
