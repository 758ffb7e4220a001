"""Snapshots: the whole registry, no names, keys that cannot be joined, and every file vouched for."""

import json

import pyarrow.parquet as pq
import pytest

from qunqiao.checkups.bridge import read_manifest, take_snapshot
from qunqiao.checkups.bridge.tables import TABLES
from qunqiao.checkups.errors import BadTables
from qunqiao.checkups.testing import AS_OF, a_union
from qunqiao.people.models import Person
from qunqiao.people.testing import a_person
from qunqiao.registry.models import Membership


@pytest.fixture
def taken(cast, tmp_path):
    Person.objects.filter(pk=cast.worker.pk).update(birth_date="1990-05-06", sex="female")
    union = a_union(cast.north, "N-GH")
    Membership.objects.create(organisation=union, person=cast.worker, joined_on="2020-01-01")
    return take_snapshot(tmp_path, as_of=AS_OF)


def _rows(taken, name):
    return pq.read_table(taken.directory / f"{name}.parquet").to_pylist()


def test_a_folder_without_a_manifest_is_no_snapshot(tmp_path):
    with pytest.raises(BadTables, match=r"manifest\.json"):
        read_manifest(tmp_path)


def test_a_file_that_was_changed_is_refused(taken):
    (taken.directory / "units.parquet").write_bytes(b"other")

    with pytest.raises(BadTables, match=r"units\.parquet"):
        read_manifest(taken.directory)


def test_no_name_no_staff_number_and_no_birthday_is_in_it(cast, taken):
    everything = json.dumps({table.name: _rows(taken, table.name) for table in TABLES}, default=str)

    assert cast.worker.name not in everything
    assert f'"{cast.worker.staff_number}"' not in everything
    assert "1990-05-06" not in everything


def test_a_merged_record_is_not_counted_as_a_second_person(cast, tmp_path):
    Person.objects.filter(pk=cast.worker.pk).update(merged_into=cast.officer)
    keys = _rows(take_snapshot(tmp_path, as_of=AS_OF), "people")

    assert len(keys) == Person.objects.filter(is_system=False).count() - 1


def test_a_person_has_one_key_across_tables(taken):
    key = _rows(taken, "memberships")[0]["person_key"]

    person = next(row for row in _rows(taken, "people") if row["key"] == key)
    assert (person["birth_year"], person["sex"]) == (1990, "female")


def test_two_snapshots_cannot_be_joined_on_persons(cast, tmp_path):
    for number in range(40):
        a_person(f"G{number:03}", cast.north)
    union = a_union(cast.north, "N-GH")
    person = Person.objects.get(staff_number="G007")
    Membership.objects.create(organisation=union, person=person, joined_on="2020-01-01")

    taken = [take_snapshot(tmp_path, as_of=AS_OF) for _ in range(6)]
    numbers = {_rows(snapshot, "memberships")[0]["person_key"] for snapshot in taken}
    assert len(numbers) > 1


def test_persons_are_numbered_without_a_gap_unit_by_unit(taken):
    people = _rows(taken, "people")

    assert [row["key"] for row in people] == [*range(len(people))]
    units = [row["unit_id"] for row in people]
    assert units == sorted(units)


def test_units_carry_the_id_of_their_parent(cast, taken):
    parents = {row["id"]: row["parent_id"] for row in _rows(taken, "units")}

    assert parents == {
        cast.root.pk: None,
        cast.north.pk: cast.root.pk,
        cast.north_lab.pk: cast.north.pk,
        cast.south.pk: cast.root.pk,
    }


def test_an_empty_text_is_unknown(taken):
    (union,) = _rows(taken, "organisations")

    assert union["approval_document"] is None


def test_the_manifest_counts_rows_and_names_the_day(taken):
    manifest = json.loads((taken.directory / "manifest.json").read_text("utf-8"))

    assert manifest["as_of"] == "2026-11-20"
    assert manifest["tables"]["people"]["rows"] == 5
    assert taken.directory.name == manifest["digest"][:16]


def test_a_failure_leaves_nothing_behind(cast, tmp_path):
    def stop(table, _rows):
        if table == "terms":
            raise RuntimeError

    with pytest.raises(RuntimeError):
        take_snapshot(tmp_path, as_of=AS_OF, progress=stop)

    assert list(tmp_path.iterdir()) == []
