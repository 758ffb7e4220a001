"""Ordering: by the supervising body, one at a time, and on record."""

from datetime import timedelta

import pytest

from qunqiao.checkups.actions.begin_checkup import begin_checkup
from qunqiao.checkups.actions.order_checkup import order_checkup
from qunqiao.checkups.errors import CheckupUnderWay, NotWaiting
from qunqiao.checkups.models import Checkup
from qunqiao.checkups.testing import AS_OF
from qunqiao.kit.errors import NotAllowed
from qunqiao.people.queries import system_person


@pytest.mark.parametrize("who", ["lead", "officer", "worker"])
def test_only_the_supervising_body_orders(cast, trail, who):
    with pytest.raises(NotAllowed):
        order_checkup(actor=getattr(cast, who), as_of=AS_OF)

    assert not Checkup.objects.exists()
    assert trail.acts() == []


def test_a_second_one_waits_for_the_first(cast):
    order_checkup(actor=cast.supervisor, as_of=AS_OF)

    with pytest.raises(CheckupUnderWay):
        order_checkup(actor=cast.supervisor, as_of=AS_OF)


def test_of_two_ordered_at_the_same_moment_the_second_is_told_to_wait(cast, monkeypatch, trail):
    done = order_checkup(actor=cast.supervisor, as_of=AS_OF)
    Checkup.objects.update(state=Checkup.State.DONE)
    # What a transaction sees that began before the first was written.
    monkeypatch.setattr(Checkup._meta.get_field("number"), "_get_default", lambda: done.number)

    with pytest.raises(CheckupUnderWay):
        order_checkup(actor=cast.supervisor, as_of=AS_OF)

    assert Checkup.objects.get() == done
    assert len(trail.acts()) == 1


def test_one_begins_once(cast):
    checkup = order_checkup(actor=cast.supervisor, as_of=AS_OF)
    begin_checkup(actor=system_person(), checkup=checkup)

    with pytest.raises(NotWaiting):
        begin_checkup(actor=system_person(), checkup=checkup)


def test_one_whose_worker_died_does_not_lock_out_the_next(cast):
    lost = order_checkup(actor=cast.supervisor, as_of=AS_OF)
    Checkup.objects.update(ordered_at=lost.ordered_at - timedelta(hours=13))
    order_checkup(actor=cast.supervisor, as_of=AS_OF)

    lost.refresh_from_db()
    assert lost.state == Checkup.State.FAILED


def test_ordering_and_beginning_are_on_record(cast, trail):
    checkup = order_checkup(actor=cast.supervisor, as_of=AS_OF)
    begin_checkup(actor=system_person(), checkup=checkup)

    assert trail.acts() == [
        ("checkups.checkup.order", cast.supervisor.trail_name, str(checkup.pk)),
        ("checkups.checkup.begin", system_person().trail_name, str(checkup.pk)),
    ]
