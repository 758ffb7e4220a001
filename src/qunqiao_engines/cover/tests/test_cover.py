"""What a reader of the map may rely on, rule by rule, over a city of three units."""

import doctest
from datetime import date
from pathlib import Path

import pytest

from qunqiao_engines import cover as package
from qunqiao_engines.cover import (
    Body,
    Duty,
    Part,
    Responsibility,
    Tree,
    Unit,
    Vacancy,
    cover,
)

JANUARY, MARCH, JUNE, YEAR = (
    date(2026, 1, 1),
    date(2026, 3, 1),
    date(2026, 6, 1),
    date(2027, 1, 1),
)
UNITS = (Unit("city"), Unit("north", "city"), Unit("south", "city"))
BODIES = tuple(
    Body(f"{kind} of {unit.id}", unit.id, kind) for unit in UNITS for kind in ("league", "union")
)
ALL = Part("city")
DUTY = Duty("relay", (ALL,), JANUARY)


def _lead(holder, part=ALL, begins=JANUARY, ends=None, *, duty="relay", role="lead"):
    return Responsibility(duty, role, holder, part, begins, ends)


def _cover(*rows, bodies=BODIES, duties=(DUTY,), vacancies=(), overload=None):
    return cover(Tree(UNITS, bodies), duties, rows, vacancies, horizon=YEAR, overload=overload)


def _told(pieces):
    return [
        (
            piece.unit if piece.below else f"{piece.unit} alone",
            "+".join(piece.kinds),
            piece.begins,
            piece.ends,
            piece.holders,
        )
        for piece in pieces
    ]


def test_where_nobody_leads_the_whole_field_is_one_piece():
    answer = _cover()

    assert _told(answer.vacuum) == [("city", "league+union", JANUARY, None, ())]
    assert (answer.vacuum[0].bodies, answer.vacuum[0].body_days) == (6, 6 * 365)


def test_a_lead_over_a_part_leaves_the_unit_above_alone_and_its_brothers():
    answer = _cover(_lead("chair", Part("north")))

    assert _told(answer.vacuum) == [
        ("city alone", "league+union", JANUARY, None, ()),
        ("south", "league+union", JANUARY, None, ()),
    ]


def test_a_lead_for_one_kind_leaves_the_others():
    answer = _cover(_lead("chair", Part("city", frozenset({"union"}))))

    assert _told(answer.vacuum) == [("city", "league", JANUARY, None, ())]


def test_leads_one_after_another_leave_no_gap():
    answer = _cover(_lead("old", ends=MARCH), _lead("new", begins=MARCH))

    assert answer.vacuum == answer.overlap == ()


def test_the_days_before_a_piece_grows_are_a_piece_of_their_own():
    answer = _cover(_lead("chair", Part("north"), ends=MARCH))

    assert _told(answer.vacuum) == [
        ("city alone", "league+union", JANUARY, MARCH, ()),
        ("city", "league+union", MARCH, None, ()),
        ("south", "league+union", JANUARY, MARCH, ()),
    ]


def test_a_vacant_post_leads_nothing_and_is_named():
    answer = _cover(_lead("post"), vacancies=[Vacancy("post", MARCH, JUNE)])

    assert _told(answer.vacuum) == [("city", "league+union", MARCH, JUNE, ("post",))]


def test_two_leads_overlap_where_and_while_both_run():
    answer = _cover(_lead("chair"), _lead("deputy", Part("north"), MARCH, JUNE))

    assert _told(answer.overlap) == [("north", "league+union", MARCH, JUNE, ("chair", "deputy"))]


def test_one_holder_twice_is_no_overlap():
    assert _cover(_lead("chair"), _lead("chair", Part("north"))).overlap == ()


def test_support_is_orphaned_where_nobody_leads():
    answer = _cover(_lead("chair", Part("north")), _lead("deputy", role="support"))

    assert _told(answer.orphaned) == [
        ("city alone", "league+union", JANUARY, None, ("deputy",)),
        ("south", "league+union", JANUARY, None, ("deputy",)),
    ]


def test_support_by_a_vacant_post_is_none():
    answer = _cover(_lead("post", role="support"), vacancies=[Vacancy("post", JANUARY)])

    assert answer.orphaned == ()


def test_pieces_without_an_open_body_are_left_out():
    bodies = (Body("union", "north", "union"), Body("closed", "south", "union", None, JANUARY))
    answer = _cover(_lead("chair", Part("north")), bodies=bodies)

    assert answer.vacuum == ()


def test_a_piece_lasts_from_its_first_open_body_to_the_last():
    bodies = (
        Body("first", "north", "union", MARCH, JUNE),
        Body("second", "south", "union", date(2026, 5, 1), date(2026, 7, 1)),
    )
    answer = _cover(bodies=bodies)

    assert _told(answer.vacuum) == [("city", "union", MARCH, date(2026, 7, 1), ())]
    assert (answer.vacuum[0].bodies, answer.vacuum[0].body_days) == (2, 92 + 61)


def test_a_body_that_opens_when_the_duty_ends_does_not_lengthen_a_piece():
    bodies = (
        Body("old", "north", "union", None, date(2026, 2, 1)),
        Body("new", "north", "union", MARCH),
    )
    answer = _cover(bodies=bodies, duties=[Duty("relay", (ALL,), JANUARY, MARCH)])

    assert _told(answer.vacuum) == [("city", "union", JANUARY, date(2026, 2, 1), ())]
    assert (answer.vacuum[0].bodies, answer.vacuum[0].body_days) == (1, 31)


def test_a_piece_never_leaves_the_field():
    answer = _cover(duties=[Duty("relay", (Part("north"), Part("south")), JANUARY, MARCH)])

    assert _told(answer.vacuum) == [
        ("north", "league+union", JANUARY, MARCH, ()),
        ("south", "league+union", JANUARY, MARCH, ()),
    ]


def test_what_lies_outside_field_and_days_of_the_duty_counts_for_nothing():
    duty = Duty("relay", (Part("north"),), MARCH, JUNE)
    rows = [_lead("chair", Part("south")), _lead("chair", begins=JUNE), _lead("chair", ends=MARCH)]
    answer = _cover(*rows, duties=[duty], overload=0)

    assert _told(answer.vacuum) == [("north", "league+union", MARCH, JUNE, ())]
    assert answer.overload == ()


def test_a_holder_is_overloaded_on_the_days_it_leads_more_than_the_limit():
    duties = [Duty(name, (ALL,), JANUARY) for name in ("a", "b", "c")]
    rows = [
        _lead("chair", duty="a"),
        _lead("chair", Part("north"), duty="a"),
        _lead("chair", begins=MARCH, duty="b"),
        _lead("chair", begins=MARCH, ends=JUNE, duty="c"),
    ]
    answer = _cover(*rows, duties=duties, overload=2)

    assert [
        (row.holder, row.begins, row.ends, row.most, row.duties) for row in answer.overload
    ] == [("chair", MARCH, JUNE, 3, ("a", "b", "c"))]


@pytest.mark.parametrize("order", [1, -1])
def test_the_order_of_rows_makes_no_difference(order):
    rows = [_lead("a", ends=JUNE), _lead("b", Part("north"), MARCH), _lead("c", role="support")]
    answer = _cover(*rows[::order])

    assert answer == _cover(*rows)


def test_the_example_in_the_docstring_holds():
    assert doctest.testmod(package).failed == 0


def test_the_example_in_the_documentation_holds():
    page = Path(__file__).parents[4] / "docs" / "engines" / "cover.md"

    assert doctest.testfile(str(page), module_relative=False, encoding="utf-8") == (0, 6)
