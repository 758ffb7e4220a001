"""Taking an order back: by who sent it, with a reason, and with everything left on record."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from qunqiao.burden.models import Charge
from qunqiao.kit.errors import NotAllowed
from qunqiao.people.models import Seat
from qunqiao.people.queries import reach_of
from qunqiao.people.testing import BEGAN
from qunqiao.supervision.actions.decide_extension import decide_extension
from qunqiao.supervision.actions.give_responsibility import Charge as Part
from qunqiao.supervision.actions.give_responsibility import give_responsibility
from qunqiao.supervision.actions.lead_branches import lead_branches
from qunqiao.supervision.actions.withdraw_rectification import Withdrawal, withdraw_rectification
from qunqiao.supervision.errors import NothingToWithdraw, TaskIsOver
from qunqiao.supervision.models import Measure, Task
from qunqiao.supervision.queries.closing import cleared_tasks, returned_tasks
from qunqiao.supervision.queries.following import (
    extensions_waiting,
    leads_waiting,
    progress_of,
)
from qunqiao.supervision.queries.kept import copy_of_handling
from qunqiao.supervision.queries.rectifying import findings_under_way, tasks_of_finding
from qunqiao.supervision.testing import TODAY, a_measure, a_rectification, an_extension

LATER = TODAY + timedelta(days=3)


@pytest.fixture
def task(cast, finding):
    """A rectification of the late union, sent today."""
    return a_rectification(cast.supervisor, cast.root, finding)[0]


def _withdraw(actor, task, *ids, reason="发错单位"):
    withdrawal = Withdrawal(ids or [task.pk], reason)
    return withdraw_rectification(actor=actor, letter=task.letter, withdrawal=withdrawal, on=LATER)


def test_who_does_not_oversee_the_sender_takes_nothing_back(cast, task, trail):
    before = trail.acts()
    for actor in (cast.officer, cast.lead, cast.stranger, cast.worker):
        with pytest.raises(NotAllowed):
            _withdraw(actor, task)

    assert trail.acts() == before


def test_nor_does_who_has_it_to_do_and_sits_in_the_sending_body_too(cast, task):
    Seat.objects.create(
        person=cast.officer, unit=cast.root, role=Seat.Role.SUPERVISOR, began_on=BEGAN
    )
    with pytest.raises(NotAllowed):
        _withdraw(cast.officer, task)


def test_nor_does_who_planned_a_part_of_it(cast, task):
    a_measure(task.responsibilities.get(), cast.supervisor)

    with pytest.raises(NotAllowed):
        _withdraw(cast.supervisor, task)


def test_what_is_not_of_the_letter_or_is_over_already_holds_back_all(cast, task):
    for ids in ([10**14], [task.pk, 10**14]):
        with pytest.raises(NothingToWithdraw):
            _withdraw(cast.supervisor, task, *ids)
    _withdraw(cast.supervisor, task)

    with pytest.raises(NothingToWithdraw):
        _withdraw(cast.supervisor, task)


def test_a_closed_one_is_not_taken_back(cast, task):
    Task.objects.update(state="closed", closed_on=TODAY, closed_by=cast.supervisor)

    with pytest.raises(NothingToWithdraw):
        _withdraw(cast.supervisor, task)


def test_it_is_withdrawn_with_who_when_and_why_and_is_on_the_trail_of_the_unit(cast, task, trail):
    before = len(trail.acts())
    (gone,) = _withdraw(cast.supervisor, task)
    who = cast.supervisor.trail_name

    gone.refresh_from_db()
    assert (gone.state, gone.withdrawn_on, gone.withdrawn_by, gone.withdrawn_reason) == (
        Task.State.WITHDRAWN,
        LATER,
        cast.supervisor,
        "发错单位",
    )
    assert trail.acts()[before:] == [
        ("supervision.rectification.withdraw", who, str(task.letter_id)),
        ("supervision.rectification.withdraw", who, str(task.pk)),
    ]


def test_nothing_is_deleted(cast, task):
    a_measure(task.responsibilities.get(), cast.officer)
    text = task.letter.text
    _withdraw(cast.supervisor, task)
    task.letter.refresh_from_db()

    assert task.letter.text == text
    assert Measure.objects.count() == Charge.objects.count() == 1
    assert task.responsibilities.count() == 1


def test_the_finding_can_be_ordered_again(cast, task, finding):
    _withdraw(cast.supervisor, task)
    assert not findings_under_way().exists()
    (again,) = a_rectification(cast.supervisor, cast.root, finding)

    assert again.state == Task.State.SENT
    shown = tasks_of_finding(reach_of(cast.officer), finding)
    assert [one.state for one in shown] == ["sent", "withdrawn"]


def test_it_waits_for_nobody_and_no_check_up_closes_or_opens_it(cast, task, mend, spoil):
    lead = task.responsibilities.get()
    an_extension(lead, cast.officer)
    _withdraw(cast.supervisor, task)
    mend()

    assert not leads_waiting(reach_of(cast.officer), LATER).exists()
    assert not extensions_waiting(reach_of(cast.supervisor)).exists()
    assert not cleared_tasks().exists()
    spoil()
    assert not returned_tasks().exists()


def test_a_past_day_shows_it_as_it_was_then(cast, task):
    _withdraw(cast.supervisor, task)
    reach = reach_of(cast.supervisor)

    assert progress_of(reach, TODAY).count() == 1
    assert progress_of(reach, LATER).count() == 0


def test_nobody_is_charged_with_it_again_nor_is_time_granted(cast, task):
    asked = an_extension(task.responsibilities.get(), cast.officer)
    _withdraw(cast.supervisor, task)
    part = Part("lead", cast.north, cast.north, LATER)

    with pytest.raises(TaskIsOver):
        give_responsibility(actor=cast.supervisor, task=task, charge=part)
    with pytest.raises(TaskIsOver):
        lead_branches(actor=cast.supervisor, task=task)
    with pytest.raises(TaskIsOver):
        decide_extension(
            actor=cast.supervisor, extension=asked, granted=True, answer="好", on=LATER
        )


def test_who_took_it_back_finds_that_in_the_copy_of_their_data(cast, task):
    _withdraw(cast.supervisor, task)

    assert {"what": "withdrawal", "on": str(LATER), "said": "发错单位"} in copy_of_handling(
        cast.supervisor
    )


def test_the_tables_themselves_ask_for_a_reason(cast, task):
    for fields in (
        {"state": "withdrawn"},
        {"state": "withdrawn", "withdrawn_on": TODAY, "withdrawn_by": cast.supervisor},
        {"withdrawn_reason": "发错"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Task.objects.update(**fields)
