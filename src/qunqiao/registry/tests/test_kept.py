"""What the registry keeps about people goes when its term ends, and with a person who is erased."""

from datetime import date, timedelta

import pytest

from qunqiao.kit import clock
from qunqiao.kit.errors import NotAllowed
from qunqiao.people.actions.erase_person import erase_person
from qunqiao.people.errors import StillTied
from qunqiao.people.jobs import keep_terms
from qunqiao.people.models import Person
from qunqiao.people.queries import system_person
from qunqiao.people.queries.kept import copy_of_everything
from qunqiao.people.testing import a_person
from qunqiao.registry.actions.clear_intake import clear_intake
from qunqiao.registry.actions.forget_person import forget_person
from qunqiao.registry.actions.undo_intake import undo_intake
from qunqiao.registry.errors import IntakeNotOld, NotUndoable
from qunqiao.registry.models import Duplicate, Intake, IntakePart, Merge, Transfer
from qunqiao.registry.queries.kept import waiting_intakes_past_term, written_intakes_past_term
from qunqiao.registry.testing import a_member, a_post, an_appointment, an_organisation

APPLIED, READY = Intake.State.APPLIED, Intake.State.READY


def _intake(cast, state: str, days: int) -> Intake:
    since = clock.now() - timedelta(days=days)
    intake = Intake.objects.create(
        sent_by=cast.officer,
        sent_at=since,
        since=since,
        filename="花名册.xlsx",
        content=b"a workbook full of people",
        digest="0" * 64,
        state=state,
    )
    IntakePart.objects.create(
        intake=intake, number=0, place=0, add=1, change=0, unchanged=0, refused=0, content=b"rows"
    )
    return intake


@pytest.fixture(autouse=True)
def the_real_day(settings):
    """An intake's moments are real ones, whatever day the platform works on."""
    settings.TODAY = None


def test_only_the_system_clears_workbooks(cast):
    with pytest.raises(NotAllowed):
        clear_intake(actor=cast.supervisor, subject=_intake(cast, APPLIED, 400))


@pytest.mark.parametrize(("state", "days"), [(APPLIED, 179), (READY, 29)])
def test_a_workbook_within_its_term_stays(cast, state, days):
    intake = _intake(cast, state, days)

    with pytest.raises(IntakeNotOld):
        clear_intake(actor=system_person(), subject=intake)


def test_at_night_the_file_and_rows_of_old_workbooks_go_and_their_name_and_state_stay(cast, trail):
    written, waiting = _intake(cast, APPLIED, 182), _intake(cast, READY, 32)
    young = _intake(cast, READY, 1)

    keep_terms.func()
    keep_terms.func()

    assert [part.intake_id for part in IntakePart.objects.all()] == [young.pk]
    left = {one.pk: (one.state, bytes(one.content)) for one in Intake.objects.all()}
    assert left[written.pk] == ("applied", b"")
    assert left[waiting.pk] == ("withdrawn", b"")
    assert left[young.pk][0] == "ready"
    assert {act[:1] + act[2:] for act in trail.acts()} == {
        ("registry.intake.clear", str(written.pk)),
        ("registry.intake.clear", str(waiting.pk)),
    }


def test_what_is_past_its_term_is_told_apart(cast):
    written, waiting = _intake(cast, APPLIED, 182), _intake(cast, READY, 32)
    today = clock.today()

    assert list(written_intakes_past_term(today)) == [written]
    assert list(waiting_intakes_past_term(today)) == [waiting]


def test_a_cleared_workbook_cannot_be_undone_and_says_so(cast):
    intake = clear_intake(actor=system_person(), subject=_intake(cast, APPLIED, 182))

    with pytest.raises(NotUndoable):
        undo_intake(actor=cast.officer, intake=intake)


def test_who_holds_a_post_or_a_membership_is_not_erased(cast):
    organisation = an_organisation(cast.north)
    person = a_person("leaver", cast.north, left_on=date(2026, 1, 1))
    an_appointment(a_post(organisation), person)
    a_member(organisation, person)

    with pytest.raises(StillTied, match="任职记录 1 项、会籍 1 项"):
        erase_person(actor=cast.supervisor, person=person, basis="request")


def _merged_and_moved(cast) -> Person:
    """A person who left, once merged from two records, once moved with a note about them."""
    person, twin = (
        a_person(number, cast.north, name="章小三", left_on=date(2026, 1, 1))
        for number in ("one", "two")
    )
    pair = Duplicate.objects.create(one=person, other=twin, found_on="2026-01-01", state="merged")
    Merge.objects.create(
        duplicate=pair,
        kept=person,
        gone=twin,
        merged_by=cast.supervisor,
        merged_on="2026-01-02",
        journal={"private": [], "changes": [{"before": {"name": "章小三"}}]},
    )
    home, away = an_organisation(cast.north), an_organisation(cast.south)
    member = a_member(home, person, left_on=date(2025, 1, 1))
    Transfer.objects.create(
        person=person,
        membership=member,
        from_organisation=home,
        to_organisation=away,
        side="out",
        asked_by=cast.officer,
        asked_on="2025-01-01",
        note="章小三调到南局",
        batch="b",
        state="declined",
        deadline="2025-02-01",
        reason="查无章小三",
    )
    return person


def test_only_the_supervising_body_lets_the_registry_forget(cast):
    with pytest.raises(NotAllowed):
        forget_person(actor=cast.lead, person=_merged_and_moved(cast))


def test_with_a_person_the_journals_and_notes_about_them_go(cast, trail):
    person = _merged_and_moved(cast)

    erase_person(actor=cast.supervisor, person=person, basis="request")

    assert Merge.objects.get().journal == {}
    assert [(one.note, one.reason) for one in Transfer.objects.all()] == [("", "")]
    assert [act[0] for act in trail.acts()] == ["registry.person.forget", "people.person.erase"]


def test_a_persons_copy_has_their_posts_memberships_and_transfers(cast):
    person = _merged_and_moved(cast)
    an_appointment(a_post(an_organisation(cast.north)), person)

    copied = copy_of_everything(person)

    assert len(copied["registry.posts"]["rows"]) == 1
    assert copied["registry.memberships"]["rows"][0]["left_on"] == date(2025, 1, 1)
    assert copied["registry.merges"]["rows"][0]["note"] == "章小三调到南局"
