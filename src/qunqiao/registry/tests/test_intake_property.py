"""For any registry and any edit of its export: taken in, it is the edit; again, it is nothing; undone, it never was."""

import os
from random import Random

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from qunqiao.people.models import Person, Unit
from qunqiao.people.queries import reach_of
from qunqiao.registry.actions.apply_intake import apply_intake
from qunqiao.registry.actions.undo_intake import undo_intake
from qunqiao.registry.bridge import LAYOUTS
from qunqiao.registry.queries.digest import registry_digest
from qunqiao.registry.queries.intakes import rows_of
from qunqiao.registry.queries.workbook import tables_of
from qunqiao.registry.tests.registries import a_registry, edited
from qunqiao.registry.tests.workbooks import a_book, previewed_book, reading_of_book

SEEDS = st.integers(0, 2**32)
# A few by default; QUNQIAO_EXAMPLES=500 for a night. A seed says it all: nothing is shrunk.
EXAMPLES = settings(
    max_examples=int(os.environ.get("QUNQIAO_EXAMPLES", "4")),
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
pytestmark = pytest.mark.django_db


@EXAMPLES
@given(seed=SEEDS)
def test_what_is_taken_in_is_the_edit_and_what_is_undone_never_was(seed):
    chance = Random(seed)
    with transaction.atomic():
        system = Person.objects.get(is_system=True)
        _applied(system, a_registry(chance))
        before, tables = registry_digest(), _export(system)
        wanted = edited(tables, chance)

        intake = _applied(system, wanted)

        assert _by_key(_export(system)) == _by_key(wanted)
        assert Unit.find_problems() == ([], [], [], [], [])
        again = reading_of_book(system, a_book(**wanted), "replace")
        assert (again.count("unchanged"), again.rows) == (_rows(wanted), _rows(wanted))
        if intake.would_write:
            undo_intake(actor=system, intake=intake)
        assert registry_digest() == before
        transaction.set_rollback(True)


@EXAMPLES
@given(seed=SEEDS)
def test_our_own_export_changes_nothing(seed):
    chance = Random(seed)
    with transaction.atomic():
        system = Person.objects.get(is_system=True)
        _applied(system, a_registry(chance))

        for mode in ("fill", "update", "replace"):
            read = reading_of_book(system, a_book(**_export(system)), mode)
            assert read.count("unchanged") == read.rows
        transaction.set_rollback(True)


def _applied(system, tables):
    """Written if there is anything to write; every row has one verdict and none is refused."""
    intake = previewed_book(system, a_book(**tables), "replace")
    refused = [reason["zh"] for row in rows_of(intake, verdict="refused") for reason in row.reasons]
    assert refused == []
    verdicts = [intake.count(name) for name in ("add", "change", "unchanged")]
    assert sum(verdicts) == intake.rows_read == _rows(tables)
    return apply_intake(actor=system, intake=intake) if intake.would_write else intake


def _export(system):
    return {name: list(rows) for name, rows in tables_of(reach_of(system)).items()}


def _rows(tables):
    return sum(len(rows) for rows in tables.values())


def _by_key(tables):
    return {
        (name, *(row[part] for part in LAYOUTS[name].key)): row
        for name, rows in tables.items()
        for row in rows
    }
