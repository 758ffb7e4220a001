"""A row may point to a unit, an organisation or a person by name, where that is one and within reach."""

import pytest

from qunqiao.people.models import Unit
from qunqiao.people.testing import a_person, a_unit
from qunqiao.registry.actions.apply_intake import apply_intake
from qunqiao.registry.actions.undo_intake import undo_intake
from qunqiao.registry.models import FormerName, Membership, Organisation
from qunqiao.registry.queries.digest import registry_digest
from qunqiao.registry.queries.intakes import rows_of
from qunqiao.registry.tests.workbooks import DAY, person, previewed


def codes(intake):
    return [[one["code"] for one in row.reasons] for row in rows_of(intake)]


def test_a_unit_is_taken_by_its_name_and_the_preview_says_so(cast):
    intake = previewed(cast.officer, people=[person("1", cast.north.name)])

    (row,) = rows_of(intake)
    assert (row.verdict, row.values["unit_code"]) == ("add", "north")
    assert row.warnings[0]["zh"].count("按名称认作 north")


def test_a_short_name_will_do(cast):
    Unit.objects.filter(pk=cast.north.pk).update(short_name="北局")

    assert previewed(cast.officer, people=[person("1", "北局")]).count("add") == 1


def test_a_name_that_two_units_bear_is_refused_with_their_codes(cast):
    a_unit("north-2", cast.north, name=cast.north_lab.name)
    intake = previewed(cast.officer, people=[person("1", cast.north_lab.name)])

    assert codes(intake) == [["ambiguous_name"]]
    assert "north-2, north-lab" in next(iter(rows_of(intake))).reasons[0]["zh"]


def test_a_unit_out_of_reach_is_not_found_by_name(cast):
    intake = previewed(cast.officer, people=[person("1", cast.south.name)])

    assert codes(intake) == [["forbidden_unit"]]


def test_a_code_counts_before_a_name(cast):
    a_unit("odd", cast.north, name="north")

    intake = previewed(cast.officer, people=[person("1", "north")])

    assert next(iter(rows_of(intake))).values["unit_code"] == "north"


def renamed(cast, name):
    row = {"code": "north", "name": name, "kind": "organ", "parent_code": "root"}
    intake = previewed(cast.supervisor, units=[row])
    return apply_intake(actor=cast.supervisor, intake=intake)


def test_a_former_name_still_leads_to_its_unit(cast):
    old = cast.north.name
    renamed(cast, "北方局")

    assert previewed(cast.officer, people=[person("1", old)]).count("add") == 1


def test_a_name_in_use_counts_before_a_former_one(cast):
    old = cast.north.name
    renamed(cast, "北方局")
    a_unit("new", cast.north, name=old)

    intake = previewed(cast.officer, people=[person("1", old)])

    assert next(iter(rows_of(intake))).values["unit_code"] == "new"


def test_undoing_takes_the_former_name_back(cast):
    before = registry_digest()
    intake = renamed(cast, "北方局")
    assert FormerName.objects.get().name == cast.north.name

    undo_intake(actor=cast.supervisor, intake=intake)

    assert not FormerName.objects.exists()
    assert registry_digest() == before


def test_a_unit_of_the_same_workbook_is_found_by_name(cast):
    units = [
        {"code": "n1", "name": "新一处", "kind": "organ", "parent_code": "north"},
        {"code": "n2", "name": "新二科", "kind": "organ", "parent_code": "新一处"},
    ]
    intake = previewed(cast.supervisor, units=units, people=[person("1", "新二科")])

    assert intake.count("add") == 3
    apply_intake(actor=cast.supervisor, intake=intake)
    assert Unit.objects.get(code="n2").get_parent().code == "n1"


@pytest.fixture
def union(cast):
    return Organisation.objects.create(
        code="gh", name="北局工会", unit=cast.north, kind="trade_union", tier="committee"
    )


def test_a_membership_may_name_its_organisation_and_its_person(cast, union):
    a_person("77", cast.north, name="赵六")
    row = {"organisation_code": "北局工会", "staff_number": "赵六", "joined_on": DAY}
    intake = previewed(cast.officer, memberships=[row])

    apply_intake(actor=cast.officer, intake=intake)
    assert Membership.objects.get().person.staff_number == "77"


def test_a_name_that_two_persons_bear_is_left_to_a_person(cast, union):
    a_person("77", cast.north, name="赵六")
    a_person("78", cast.north, name="赵六")
    row = {"organisation_code": "gh", "staff_number": "赵六", "joined_on": DAY}

    assert codes(previewed(cast.officer, memberships=[row])) == [["ambiguous_name"]]
