"""Tables that contradict themselves are refused with a sentence that names the row."""

from datetime import date

import pytest

from qunqiao_engines.cover import (
    BackwardDaysError,
    Body,
    CircleError,
    CoverError,
    Duty,
    Part,
    Responsibility,
    Tree,
    TwiceError,
    Unit,
    UnknownDutyError,
    UnknownRoleError,
    UnknownUnitError,
    Vacancy,
    cover,
)

MARCH, APRIL = date(2026, 3, 1), date(2026, 4, 1)
UNITS = (Unit("city"), Unit("county", "city"))
DUTY = Duty("relay", (Part("city"),), MARCH)


def _cover(*rows, units=UNITS, bodies=(), duties=(DUTY,), vacancies=()):
    return cover(Tree(units, bodies), duties, rows, vacancies, horizon=date(2027, 1, 1))


def test_a_responsibility_for_an_unknown_duty_is_refused():
    with pytest.raises(UnknownDutyError, match=r"'chair' .* 'visit', which is not among") as told:
        _cover(Responsibility("visit", "lead", "chair", Part("city"), MARCH))

    assert (told.value.holder, told.value.duty) == ("chair", "visit")


def test_a_responsibility_over_an_unknown_unit_is_refused():
    with pytest.raises(UnknownUnitError, match="'chair' for 'relay' names the unit 'moon'"):
        _cover(Responsibility("relay", "lead", "chair", Part("moon"), MARCH))


def test_a_responsibility_that_ends_before_it_begins_is_refused():
    with pytest.raises(BackwardDaysError, match="ends on 2026-03-01, before it begins"):
        _cover(Responsibility("relay", "lead", "chair", Part("city"), APRIL, MARCH))


def test_a_role_nobody_knows_is_refused():
    with pytest.raises(UnknownRoleError, match="'chair' has the role 'boss'"):
        _cover(Responsibility("relay", "boss", "chair", Part("city"), MARCH))


@pytest.mark.parametrize(
    ("tables", "error", "sentence"),
    [
        ({"duties": (DUTY, DUTY)}, TwiceError, "two duties 'relay'"),
        ({"units": (*UNITS, Unit("city"))}, TwiceError, "two units 'city'"),
        ({"units": (Unit("city", "moon"),)}, UnknownUnitError, "the unit 'city' names .* 'moon'"),
        (
            {"units": (Unit("city"), Unit("a", "b"), Unit("b", "a"))},
            CircleError,
            "the unit 'a' run in a circle",
        ),
        ({"bodies": (Body("union", "moon", "u"),)}, UnknownUnitError, "the body 'union' names"),
        (
            {"bodies": (Body("union", "city", "u", APRIL, MARCH),)},
            BackwardDaysError,
            "the body 'union' ends on 2026-03-01",
        ),
        (
            {"duties": (Duty("relay", (Part("moon"),), MARCH),)},
            UnknownUnitError,
            "the duty 'relay' names",
        ),
        (
            {"duties": (Duty("relay", (Part("city"),), APRIL, MARCH),)},
            BackwardDaysError,
            "the duty 'relay' ends",
        ),
        (
            {"vacancies": (Vacancy("chair", APRIL, MARCH),)},
            BackwardDaysError,
            "the vacancy of 'chair' ends",
        ),
    ],
)
def test_other_tables_are_refused_alike(tables, error, sentence):
    with pytest.raises(error, match=sentence) as told:
        _cover(**tables)

    assert isinstance(told.value, CoverError)


def test_no_duties_no_bodies_and_no_units_are_no_fault():
    nothing = _cover(units=(), duties=())

    assert (nothing.vacuum, nothing.overlap, nothing.orphaned, nothing.overload) == ((), (), (), ())
