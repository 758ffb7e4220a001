"""Moving a unit: by its supervisor, never into itself or a closed one, and on record."""

import pytest

from qunqiao.kit.errors import NotAllowed
from qunqiao.people.actions.move_unit import move_unit
from qunqiao.people.errors import IntoClosedUnit, IntoItself
from qunqiao.people.queries import reach_of, visible_units
from qunqiao.people.testing import a_person


def test_a_lead_cannot_move_a_unit_of_their_own(cast, trail):
    with pytest.raises(NotAllowed):
        move_unit(actor=cast.lead, unit=cast.north_lab, under=cast.south)

    assert trail.acts() == []


def test_a_supervisor_of_one_part_cannot_move_units_of_another(cast):
    regional = a_person("regional", cast.north, "supervisor")

    with pytest.raises(NotAllowed):
        move_unit(actor=regional, unit=cast.north_lab, under=cast.south)


def test_a_unit_cannot_go_below_itself(cast):
    with pytest.raises(IntoItself):
        move_unit(actor=cast.supervisor, unit=cast.north, under=cast.north_lab)


def test_a_unit_cannot_go_below_a_closed_one(cast, today):
    cast.south.closed_on = today
    cast.south.save()

    with pytest.raises(IntoClosedUnit):
        move_unit(actor=cast.supervisor, unit=cast.north_lab, under=cast.south)


def test_a_move_carries_the_range_along_and_is_on_record(cast, trail):
    move_unit(actor=cast.supervisor, unit=cast.north_lab, under=cast.south)

    actor = cast.supervisor.trail_name
    assert trail.acts() == [("people.unit.move", actor, str(cast.north_lab.pk))]
    assert cast.north_lab in visible_units(reach_of(cast.stranger))
    assert cast.north_lab not in visible_units(reach_of(cast.officer))


def test_moving_back_undoes_it(cast):
    before = cast.north_lab.path

    move_unit(actor=cast.supervisor, unit=cast.north_lab, under=cast.south)
    move_unit(actor=cast.supervisor, unit=cast.north_lab, under=cast.north)

    cast.north_lab.refresh_from_db()
    assert cast.north_lab.path == before
