"""Closing a unit: by its supervisor, once, when nothing below is open, and on record."""

from datetime import date

import pytest

from qunqiao.kit.errors import NotAllowed
from qunqiao.people.actions.close_unit import close_unit
from qunqiao.people.errors import AlreadyClosed, ClosesBeforeItOpened, StillHasUnits

DAY = date(2026, 11, 1)


def test_a_lead_cannot_close_a_unit(cast, trail):
    with pytest.raises(NotAllowed):
        close_unit(actor=cast.lead, unit=cast.north_lab, on=DAY)

    assert trail.acts() == []


def test_a_unit_with_open_units_below_stays(cast):
    with pytest.raises(StillHasUnits):
        close_unit(actor=cast.supervisor, unit=cast.north, on=DAY)


def test_a_unit_does_not_close_before_it_opened(cast):
    cast.south.opened_on = date(2026, 11, 2)
    cast.south.save()

    with pytest.raises(ClosesBeforeItOpened):
        close_unit(actor=cast.supervisor, unit=cast.south, on=DAY)


def test_a_unit_closes_once(cast):
    close_unit(actor=cast.supervisor, unit=cast.south, on=DAY)

    with pytest.raises(AlreadyClosed):
        close_unit(actor=cast.supervisor, unit=cast.south, on=DAY)


def test_closing_keeps_the_days_before_and_is_on_record(cast, trail):
    closed = close_unit(actor=cast.supervisor, unit=cast.south, on=DAY)

    assert trail.acts() == [("people.unit.close", cast.supervisor.trail_name, str(closed.pk))]
    assert closed.open_on(date(2026, 10, 31))
    assert not closed.open_on(DAY)
