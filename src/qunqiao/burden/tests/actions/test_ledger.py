"""The ledger: entered once, told without names, public as totals, withheld where few."""

from datetime import date

import pytest

from qunqiao.burden.actions.charge import Burden, charge
from qunqiao.burden.actions.tell_minutes import tell_minutes
from qunqiao.burden.errors import BadMinutes, ToldAlready
from qunqiao.burden.models import Asked, Charge
from qunqiao.burden.queries.ledger import Month, bodies, lines, measured, own_line
from qunqiao.burden.testing import a_charge
from qunqiao.kit.errors import NotAllowed
from qunqiao.people.queries import reach_of, system_person
from qunqiao.trail.models import Entry

NOVEMBER = Month(2026, 11)


def test_nobody_charges_in_the_name_of_a_body_above(cast, today):
    burden = Burden(cast.root, Charge.Kind.FORM, "年度报表", {cast.north.pk: 1}, about=cast.root)
    with pytest.raises(NotAllowed):
        charge(actor=cast.lead, burden=burden, on=today)


def test_the_same_record_is_charged_once(cast, trail):
    first = a_charge(cast.supervisor, cast.root, cast.north, about=cast.north)
    again = a_charge(cast.supervisor, cast.root, cast.north, cast.south, about=cast.north)

    assert trail.acts()[0] == ("burden.charge.enter", cast.supervisor.trail_name, str(first.pk))
    assert (again.pk, again.recipients) == (first.pk, 1)


def test_one_record_may_ask_for_work_and_for_reading(cast):
    a_charge(cast.supervisor, cast.root, cast.north, kind="task")
    a_charge(cast.supervisor, cast.root, cast.north, cast.south, kind="reading")

    assert list(Charge.objects.order_by("pk").values_list("kind", "minutes", "recipients")) == [
        ("task", 15, 1),
        ("reading", 30, 2),
    ]


def test_the_months_sums_are_what_was_asked_times_how_many(cast):
    a_charge(cast.supervisor, cast.root, cast.north, cast.south, about=cast.north)
    a_charge(cast.lead, cast.north, cast.north_lab, about=cast.north_lab, minutes=90)
    a_charge(cast.supervisor, cast.root, cast.north, about=cast.south, on=date(2026, 10, 31))
    line = lines(NOVEMBER)

    assert [unit.code for unit in bodies(NOVEMBER)] == ["root", "north", "north-lab", "south"]
    assert (line(cast.root).asks.items, line(cast.root).asks.minutes) == (1, 40)
    assert (line(cast.north).asks.minutes, line(cast.north).is_asked.minutes) == (90, 20)
    assert str(line(cast.north_lab).is_asked.hours) == "1.5"
    assert own_line(reach_of(cast.officer), NOVEMBER) == line(cast.north)


def test_only_those_who_are_asked_say_how_long_it_took(cast):
    a_charge(cast.supervisor, cast.root, cast.north)
    asked = Asked.objects.select_related("unit").get()

    with pytest.raises(NotAllowed):
        tell_minutes(actor=cast.stranger, asked=asked, minutes=10)
    for minutes in (0, -5, 2881):
        with pytest.raises(BadMinutes):
            tell_minutes(actor=cast.officer, asked=asked, minutes=minutes)


def test_a_unit_is_asked_once_and_the_trail_tells_neither_who_nor_how_long(cast, trail):
    row = a_charge(cast.supervisor, cast.root, cast.north)
    asked = Asked.objects.select_related("unit").get()
    tell_minutes(actor=cast.officer, asked=asked, minutes=37)
    with pytest.raises(ToldAlready):
        tell_minutes(actor=cast.lead, asked=asked, minutes=12)

    assert trail.acts()[-1] == ("burden.minutes.tell", system_person().trail_name, str(row.pk))
    assert "37" not in str(Entry.objects.latest("number").detail.content)


def test_under_five_answers_no_mean_is_told(cast):
    row = a_charge(cast.supervisor, cast.root, cast.north)
    row.told_sum, row.told_count = 80, 4
    few = measured(row)
    row.told_sum, row.told_count = 103, 5

    assert few is None
    assert measured(row) == 21
