"""Snapshots read by DuckDB straight from the database: the same rows as those read one by one."""

from pathlib import Path

import duckdb
import numpy as np
import pyarrow.parquet as pq
import pytest
from django.db import connection

from qunqiao.checkups.bridge import copier, snapshots, straight
from qunqiao.checkups.bridge.tables import TABLES
from qunqiao.checkups.testing import AS_OF, a_union
from qunqiao.people.models import Person
from qunqiao.people.testing import a_cast, a_person
from qunqiao.registry.models import Appointment, Fund, Membership, Post, Venue

# Numbers of persons are drawn anew each time.
_DRAWN = {"key", "person_key"}
_NUMBERS_AND_DATES = {"int32", "int64", "date32[day]"}
# Where staff numbers are ID numbers.
_ID_NUMBER = "110101199005060022"


@pytest.fixture
def system_kept(django_db_setup, django_db_blocker):
    """What is committed here is flushed, and with it the person whom a migration put in: put back for whoever follows."""
    with django_db_blocker.unblock():
        system = Person.objects.filter(is_system=True).values().get()
    yield
    with django_db_blocker.unblock():
        Person.objects.create(**system)


@pytest.fixture
def registry(system_kept, transactional_db):
    cast = a_cast()
    known = {"birth_date": "1990-05-06", "sex": "female", "staff_number": _ID_NUMBER}
    Person.objects.filter(pk=cast.worker.pk).update(**known)
    union = a_union(cast.north, "N-GH")
    twin = a_person("TWIN", cast.north)
    Person.objects.filter(pk=twin.pk).update(merged_into=cast.worker)
    for person in (cast.worker, cast.officer, twin):
        Membership.objects.create(organisation=union, person=person, joined_on="2020-01-01")
    post = Post.objects.create(organisation=union, code="P1", body="committee", title="chair")
    Appointment.objects.create(post=post, person=cast.officer, began_on="2021-03-01")
    Fund.objects.create(organisation=union, year=2025, payroll="1234567.89", levy="24691.36")
    Venue.objects.create(unit=cast.north, code="V", name="职工之家", kind="gym", area="80.5")
    return union


@pytest.fixture
def source(registry, tmp_path):
    """This test's database as DuckDB can reach it: SQLite's lies in memory, so that a copy is made."""
    if connection.vendor == "postgresql":
        return straight.Source.of_connection()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(tmp_path / "copy.sqlite3")])
    return straight.Source.at("sqlite", str(tmp_path / "copy.sqlite3"))


def _rows(folder, table):
    return pq.read_table(folder / f"{table.name}.parquet").to_pylist()


def _known(folder, table):
    rows = [{name: row[name] for name in row if name not in _DRAWN} for row in _rows(folder, table)]
    return sorted(rows, key=repr)


def test_both_ways_write_the_same_rows_and_types(source, tmp_path):
    folders = tmp_path / "straight", tmp_path / "by_row"
    for folder in folders:
        folder.mkdir()
    counts = straight.copy_tables(source, folders[0], lambda _name, _rows: None)
    expected = snapshots._row_by_row(folders[1], lambda _name, _rows: None)

    assert counts == expected
    for table in TABLES:
        schemas = [pq.read_schema(folder / f"{table.name}.parquet") for folder in folders]
        assert schemas[0].equals(schemas[1]), table.name
        assert _known(folders[0], table) == _known(folders[1], table), table.name


def test_persons_are_numbered_unit_by_unit_and_who_does_not_count_comes_last(source, tmp_path):
    straight.copy_tables(source, tmp_path, lambda _name, _rows: None)
    tables = {table.name: _rows(tmp_path, table) for table in TABLES}

    assert [row["key"] for row in tables["people"]] == [*range(len(tables["people"]))]
    units = [row["unit_id"] for row in tables["people"]]
    assert units == sorted(units)
    keys = [row["person_key"] for row in tables["memberships"]]
    assert keys == sorted(keys)
    assert keys[-1] >= len(tables["people"]), "the merged record's own"
    (worker,) = [row for row in tables["people"] if row["birth_year"] == 1990]
    assert worker["key"] in keys


def test_no_name_no_id_number_and_no_birthday_is_in_it(source, tmp_path):
    straight.copy_tables(source, tmp_path, lambda _name, _rows: None)
    everything = repr([_rows(tmp_path, table) for table in TABLES])

    assert _ID_NUMBER not in everything
    for person in Person.objects.filter(is_system=False):
        assert person.name not in everything
        assert f"'{person.staff_number}'" not in everything
    assert "1990-05-06" not in everything
    assert "1990, 5, 6" not in everything


@pytest.mark.parametrize("table", ["people", "memberships", "appointments"])
def test_what_is_told_of_persons_has_no_column_that_could_hold_a_name(source, tmp_path, table):
    straight.copy_tables(source, tmp_path, lambda _name, _rows: None)
    schema = pq.read_schema(tmp_path / f"{table}.parquet")

    texts = [field.name for field in schema if str(field.type) not in _NUMBERS_AND_DATES]
    assert texts == (["sex"] if table == "people" else [])


def test_a_persons_number_is_their_place_also_where_two_threads_put_them_in_order():
    config = {"threads": "2", "preserve_insertion_order": "false"}
    with duckdb.connect(config=config) as database:
        database.execute(
            "CREATE TABLE found AS SELECT id, hash(id) % 700 AS unit_id, hash(-id) % 50 > 0 AS counted"
            " FROM range(400_000) own(id)"
        )
        drawn = np.random.default_rng(20261120).integers(1 << 62, size=400_000)
        half = 199_999  # not where DuckDB itself would cut
        database.register("chance_0", {"drawn": drawn[:half]})
        database.register("chance_1", {"drawn": drawn[half:]})
        database.execute(straight._NUMBER.format(half=half))
        rows = database.execute("SELECT rowid, * FROM persons ORDER BY rowid").fetchnumpy()
        known = database.execute("SELECT unit_id, counted FROM found ORDER BY id").fetchnumpy()

    expected = np.lexsort((drawn, known["unit_id"], ~known["counted"]))
    assert np.array_equal(rows["rowid"], np.arange(400_000))
    assert np.array_equal(rows["id"], expected)


def test_postgresql_is_read_as_it_stood_when_reading_began(registry):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no view to share: who wrote meanwhile is looked at afterwards")
    order = straight._order(straight.Source.of_connection(), Path(), "")
    with duckdb.connect() as database:
        for statement in order["opening"]:
            database.execute(statement)
        keeper = database.cursor()
        joining = copier._joining(keeper, order["moment"])
        Membership.objects.last().delete()
        with copier._at_the_moment(database.cursor(), joining) as cursor:
            (seen,) = cursor.execute("SELECT count(*) FROM registry.registry_membership").fetchone()

    assert seen == 3
    assert Membership.objects.count() == 2


def test_a_database_that_cannot_be_read_so_is_read_row_by_row(registry, tmp_path, monkeypatch):
    monkeypatch.setattr(snapshots, "_MANY", 1)
    broken = straight.Source.at("sqlite", str(tmp_path))
    monkeypatch.setattr(snapshots.Source, "of_connection", lambda: broken)

    taken = snapshots.take_snapshot(tmp_path / "snapshots", as_of=AS_OF)
    assert taken.rows["memberships"] == 3


def test_what_others_wrote_meanwhile_makes_it_read_again_at_one_moment(
    source, tmp_path, monkeypatch
):
    commits = iter([1, 2])
    monkeypatch.setattr(snapshots, "_MANY", 1)
    monkeypatch.setattr(snapshots.Source, "of_connection", lambda: source)
    monkeypatch.setattr(snapshots, "commits_of_others", lambda: next(commits))
    Membership.objects.last().delete()

    taken = snapshots.take_snapshot(tmp_path / "snapshots", as_of=AS_OF)
    assert taken.rows["memberships"] == 2


def test_inside_a_transaction_nobody_else_sees_the_rows(cast):
    assert straight.Source.of_connection() is None
