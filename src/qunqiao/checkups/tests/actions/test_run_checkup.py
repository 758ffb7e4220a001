"""A check-up: findings opened, kept and cleared by what the data shows, and never by hand."""

from datetime import date

import pytest

from qunqiao.checkups import queries
from qunqiao.checkups.actions.run_checkup import run_checkup
from qunqiao.checkups.errors import NotWaiting
from qunqiao.checkups.models import Checkup, Finding, Turn
from qunqiao.checkups.testing import a_checkup, a_union
from qunqiao.kit.errors import NotAllowed
from qunqiao.people.queries import reach_of
from qunqiao.registry.models import Term

pytestmark = pytest.mark.usefixtures("rulebook")


def _finding(subject_id: int, rule: str = "term-full") -> Finding:
    return Finding.objects.get(rule=rule, subject_id=subject_id)


def test_an_officer_may_not_write_results(cast):
    checkup = a_checkup(cast.supervisor)

    with pytest.raises(NotAllowed):
        run_checkup(actor=cast.officer, checkup=checkup, taken=None, examination=None)


def test_results_are_written_once(cast):
    checkup = a_checkup(cast.supervisor)

    with pytest.raises(NotWaiting):
        run_checkup(actor=cast.supervisor, checkup=checkup, taken=None, examination=None)


def test_the_entry_names_the_snapshot_the_rulebooks_and_the_counts(cast, trail):
    a_union(cast.north, "N-GH", began_on=None)
    checkup = a_checkup(cast.supervisor)

    actor = cast.supervisor.trail_name
    assert trail.acts() == [
        ("checkups.checkup.order", actor, str(checkup.pk)),
        ("checkups.checkup.begin", actor, str(checkup.pk)),
        ("checkups.checkup.run", actor, str(checkup.pk)),
    ]
    after = trail.last().detail.content["after"]
    assert after["snapshot"] == checkup.snapshot.digest
    assert after["rulebooks"] == [checkup.rulebooks[0]["digest"]]
    assert (after["new"], after["persisting"], after["cleared"]) == (5, 0, 0)


def test_a_breach_is_told_in_words_with_its_day_and_its_rows(cast):
    union = a_union(cast.north, "N-GH", began_on=date(2020, 3, 12))
    a_checkup(cast.supervisor)

    finding = _finding(union.pk)
    assert (finding.outcome, finding.unit_id) == ("breach", cast.north.pk)
    assert finding.says_zh == "这届委员会到 2025 年 3 月 12 日届满。"
    assert finding.since == date(2025, 3, 12)
    assert finding.rows["terms"] == [str(union.terms.get().pk)]
    assert finding.basis[0]["article"] == "第一条"


def test_missing_data_is_unknown_and_names_what_is_missing(cast):
    union = a_union(cast.north, "N-GH", began_on=None)
    a_checkup(cast.supervisor)

    finding = _finding(union.pk)
    assert (finding.outcome, finding.missing) == ("unknown", ["term_due_on"])


def test_a_finding_that_still_shows_stays_the_same_one(cast):
    union = a_union(cast.north, "N-GH", began_on=date(2020, 1, 1))
    first = a_checkup(cast.supervisor)
    second = a_checkup(cast.supervisor)

    finding = _finding(union.pk)
    assert (finding.first_checkup, finding.last_checkup) == (first, second)


def test_an_unknown_that_becomes_a_breach_stays_the_same_finding(cast):
    union = a_union(cast.north, "N-GH", began_on=None)
    a_checkup(cast.supervisor)
    before = _finding(union.pk)
    Term.objects.create(organisation=union, number=1, began_on=date(2020, 1, 1), years=5)
    a_checkup(cast.supervisor)

    after = _finding(union.pk)
    assert (after.pk, after.outcome, after.missing) == (before.pk, "breach", [])
    assert after.urgency < before.urgency


def test_a_finding_the_data_no_longer_shows_is_cleared(cast):
    union = a_union(cast.north, "N-GH", began_on=date(2020, 1, 1))
    a_checkup(cast.supervisor)
    union.terms.update(began_on=date(2024, 1, 1))
    second = a_checkup(cast.supervisor)

    finding = _finding(union.pk)
    assert (finding.state, finding.cleared_checkup) == ("cleared", second)


def test_a_problem_that_comes_back_is_a_new_finding_tied_to_the_former(cast, trail):
    union = a_union(cast.north, "N-GH", began_on=date(2020, 1, 1))
    for began in (date(2020, 1, 1), date(2024, 1, 1), date(2020, 1, 1)):
        union.terms.update(began_on=began)
        a_checkup(cast.supervisor)

    former, again = Finding.objects.filter(rule="term-full").order_by("pk")
    assert (former.state, again.state, again.earlier) == ("cleared", "open", former)
    after = trail.last().detail.content["after"]
    assert (after["new"], after["returned"], after["cleared"]) == (0, 1, 0)


def test_it_is_told_in_which_checkup_an_unknown_became_a_breach(cast):
    union = a_union(cast.north, "N-GH", began_on=None)
    a_checkup(cast.supervisor)
    Term.objects.create(organisation=union, number=1, began_on=date(2020, 1, 1), years=5)
    second = a_checkup(cast.supervisor)

    turn = Turn.objects.get()
    assert (turn.finding, turn.checkup) == (_finding(union.pk), second)
    assert (turn.before, turn.after) == ("unknown", "breach")


def test_a_rulebook_that_cannot_be_read_fails_the_checkup_and_changes_nothing(cast, rulebook):
    a_union(cast.north, "N-GH", began_on=date(2020, 1, 1))
    a_checkup(cast.supervisor)
    before = set(Finding.objects.values_list("pk", "digest"))
    (rulebook / "broken.toml").write_text("[rulebook", "utf-8")
    failed = a_checkup(cast.supervisor)

    assert failed.state == Checkup.State.FAILED
    assert "broken.toml" in failed.trouble["zh"]
    assert set(Finding.objects.values_list("pk", "digest")) == before


def test_the_tallies_add_up_to_the_findings_that_stand(cast):
    a_union(cast.north, "N-GH", began_on=date(2020, 1, 1))
    a_union(cast.south, "S-GH", began_on=None)
    checkup = a_checkup(cast.supervisor)

    counted = queries.outcomes_in(reach_of(cast.supervisor), checkup)
    assert counted.get("breach", 0) + counted["unknown"] == Finding.objects.count()
