"""Amendments: tried before they count, decided by the supervising body, on the trail, never backwards."""

from datetime import date, timedelta

import pytest

from qunqiao.checkups import bridge
from qunqiao.checkups.actions.draft_amendment import Draft, draft_amendment
from qunqiao.checkups.actions.drop_amendment import drop_amendment
from qunqiao.checkups.actions.enforce_amendment import enforce_amendment
from qunqiao.checkups.actions.note_trial import note_trial
from qunqiao.checkups.errors import (
    BadParameters,
    BadRulebook,
    BookIsTaken,
    FromThePast,
    NoSuchBook,
    NotDraft,
    NothingToTryOn,
    NotTrying,
)
from qunqiao.checkups.models import Finding
from qunqiao.checkups.testing import AS_OF, RULEBOOK, a_checkup, a_union, an_amendment
from qunqiao.kit.errors import NotAllowed

pytestmark = pytest.mark.usefixtures("rulebook")
TOMORROW = AS_OF + timedelta(days=1)
OWN = (
    RULEBOOK.replace('"test-rules"', '"own"')
    .replace('id = "', 'id = "own-')
    .replace('id = "own-own"', 'id = "own"')
)


@pytest.fixture
def checkup(cast):
    a_union(cast.north, "N-GH", began_on=date(2024, 1, 1))
    return a_checkup(cast.supervisor)


@pytest.fixture
def lustrum(rulebook):
    """The small rulebook with a parameter that its test uses."""
    text = RULEBOOK.replace('breach = "term_due_on < as_of"', 'breach = "term_years > :years"')
    (rulebook / "test-rules.toml").write_text(text, "utf-8")


def _years(actor, years=3, **more):
    return an_amendment(actor, rule="term-full", values={"years": years}, **more)


def _draft(actor, kind="add", **about):
    return draft_amendment(
        actor=actor, draft=Draft(kind, "按本地文件要求", AS_OF, **about), on=AS_OF
    )


def test_a_lead_may_not_amend_the_rules(cast, checkup):
    with pytest.raises(NotAllowed):
        _years(cast.lead)


def test_without_a_snapshot_nothing_can_be_tried(cast):
    with pytest.raises(NothingToTryOn):
        _years(cast.supervisor)


def test_what_was_found_before_is_not_amended(cast, checkup):
    with pytest.raises(FromThePast):
        _years(cast.supervisor, from_on=AS_OF - timedelta(days=1))


@pytest.mark.parametrize("values", [{"lustres": 1}, {"years": "five"}, {"years": True}])
def test_a_parameter_must_be_one_of_the_rules_and_of_its_kind(cast, checkup, values):
    with pytest.raises(BadParameters):
        _draft(cast.supervisor, "parameters", rule="term-full", values=values)


def test_a_rulebook_that_cannot_run_is_refused_with_the_place(cast, checkup):
    with pytest.raises(BadRulebook, match=r"own-premises.*premise"):
        _draft(cast.supervisor, text=OWN.replace("NOT premises", "NOT premise"))


def test_the_id_of_a_shipped_rulebook_is_taken(cast, checkup):
    with pytest.raises(BookIsTaken):
        _draft(cast.supervisor, text=RULEBOOK)


def test_the_id_of_a_rule_elsewhere_is_taken(cast, checkup):
    with pytest.raises(BookIsTaken, match="premises"):
        _draft(cast.supervisor, text=OWN.replace("own-premises", "premises"))


def test_a_shipped_rulebook_is_not_withdrawn_here(cast, checkup):
    with pytest.raises(NoSuchBook):
        _draft(cast.supervisor, "withdraw", book="test-rules")


def test_it_is_tried_once(cast, checkup):
    with pytest.raises(NotTrying):
        note_trial(actor=cast.supervisor, amendment=_years(cast.supervisor), trial={}, trouble={})


def test_it_is_decided_once(cast, checkup):
    amendment = _years(cast.supervisor)
    drop_amendment(actor=cast.supervisor, amendment=amendment)

    with pytest.raises(NotDraft):
        enforce_amendment(actor=cast.supervisor, amendment=amendment, on=AS_OF)
    with pytest.raises(NotDraft):
        drop_amendment(actor=cast.supervisor, amendment=amendment)


def test_one_whose_day_went_by_is_drafted_again(cast, checkup):
    with pytest.raises(FromThePast):
        enforce_amendment(actor=cast.supervisor, amendment=_years(cast.supervisor), on=TOMORROW)


def test_drafting_trying_and_enforcing_stand_on_the_trail(cast, checkup, trail):
    amendment = _years(cast.supervisor)
    enforce_amendment(actor=cast.supervisor, amendment=amendment, on=AS_OF)

    assert [(name, subject) for name, _actor, subject in trail.acts()] == [
        ("checkups.amendment.draft", str(amendment.pk)),
        ("checkups.amendment.try", str(amendment.pk)),
        ("checkups.amendment.enforce", str(amendment.pk)),
    ]
    assert trail.last().detail.content["after"]["values"] == {"years": 3}


def test_dropping_stands_on_the_trail(cast, checkup, trail):
    amendment = _years(cast.supervisor)
    drop_amendment(actor=cast.supervisor, amendment=amendment)

    actor = cast.supervisor.trail_name
    assert trail.acts()[2:] == [("checkups.amendment.drop", actor, str(amendment.pk))]


def test_the_trial_says_what_would_be_new_and_changes_nothing(cast, lustrum, checkup):
    before = Finding.objects.count()
    amendment = _years(cast.supervisor)

    assert amendment.state == "tried"
    assert amendment.trial["rules"] == {"term-full": [1, 0, 0]}
    assert amendment.trial["units"] == {str(cast.north.pk): [1, 0, 0]}
    assert amendment.trial["examples"][0]["name"] == "N-GH 工会"
    assert Finding.objects.count() == before
    assert bridge.house(AS_OF).parameters == {}


def test_in_force_it_counts_from_its_day_and_not_before(cast, lustrum, checkup):
    amendment = _years(cast.supervisor, from_on=TOMORROW)
    enforce_amendment(actor=cast.supervisor, amendment=amendment, on=AS_OF)

    assert bridge.house(AS_OF).parameters == {}
    assert bridge.house(TOMORROW).parameters == {"term-full": {"years": 3}}


def test_the_next_checkup_goes_by_it_and_says_so(cast, lustrum, checkup):
    enforce_amendment(actor=cast.supervisor, amendment=_years(cast.supervisor), on=AS_OF)
    second = a_checkup(cast.supervisor)

    assert Finding.objects.get(rule="term-full").first_checkup == second
    assert second.parameters == {"term-full": {"years": 3}}


def test_an_old_checkup_is_still_computed_by_the_old_parameters(cast, lustrum, checkup):
    enforce_amendment(actor=cast.supervisor, amendment=_years(cast.supervisor), on=AS_OF)

    assert bridge.examine_again(checkup).digest() == checkup.result


def test_the_values_of_the_rulebook_are_put_back_by_amending_again(cast, checkup):
    for years in (3, 5):
        amendment = _years(cast.supervisor, years)
        enforce_amendment(actor=cast.supervisor, amendment=amendment, on=AS_OF)

    assert bridge.house(AS_OF).parameters == {}


def test_a_rulebook_of_ones_own_is_added_and_withdrawn(cast, checkup):
    added = an_amendment(cast.supervisor, kind="add", text=OWN)
    enforce_amendment(actor=cast.supervisor, amendment=added, on=AS_OF)
    with_it = [file.name for file in bridge.house(AS_OF).files]
    withdrawn = an_amendment(cast.supervisor, kind="withdraw", book="own")
    enforce_amendment(actor=cast.supervisor, amendment=withdrawn, on=AS_OF)

    assert with_it == ["test-rules.toml", "own.toml"]
    assert withdrawn.trial["rules"] == {"own-premises": [0, 4, 0]}
    assert [file.name for file in bridge.house(AS_OF).files] == ["test-rules.toml"]


def test_parameters_of_a_rule_that_is_gone_stop_no_checkup(cast, checkup, rulebook):
    enforce_amendment(actor=cast.supervisor, amendment=_years(cast.supervisor), on=AS_OF)
    text = RULEBOOK.replace("term-full", "term-over")
    (rulebook / "test-rules.toml").write_text(text, "utf-8")

    assert bridge.house(AS_OF).parameters == {}


def test_two_drafts_that_do_not_fit_each_other_are_not_both_put_in_force(cast, checkup):
    first = an_amendment(cast.supervisor, kind="add", text=OWN)
    other = OWN.replace('id = "own"', 'id = "other"')
    second = an_amendment(cast.supervisor, kind="add", text=other)
    enforce_amendment(actor=cast.supervisor, amendment=first, on=AS_OF)

    with pytest.raises(BadRulebook, match="own-"):
        enforce_amendment(actor=cast.supervisor, amendment=second, on=AS_OF)
