"""The registry's digest: the same for equal registries, another for every fact that differs."""

from datetime import date

import pytest

from qunqiao.people.testing import a_cast, a_person, a_unit
from qunqiao.registry.models import Fund
from qunqiao.registry.queries.digest import registry_digest
from qunqiao.registry.testing import one_of_everything


@pytest.fixture
def filed(cast):
    return one_of_everything(cast.north, cast.officer)


def _changes(filed):
    yield filed.organisation, "approval_document", "省工发〔2026〕1 号"
    yield filed.term, "years", 3
    yield filed.post, "full_time", None
    yield filed.appointment, "ended_on", date(2026, 1, 1)
    yield filed.appointment.person, "birth_date", date(1990, 1, 1)
    yield filed.membership, "left_on", date(2026, 1, 1)
    yield filed.fund, "spent", None
    yield filed.venue, "area", None
    yield filed.venue.unit, "head_count", 12


def test_every_fact_counts(filed):
    seen = {registry_digest()}
    for row, field, value in _changes(filed):
        setattr(row, field, value)
        row.save(update_fields=[field])
        seen.add(registry_digest())

    assert len(seen) == 10


def test_a_unit_elsewhere_in_the_tree_counts(filed, cast):
    before = registry_digest()
    cast.north_lab.refresh_from_db()
    cast.north_lab.move(cast.south, pos="first-child")

    assert registry_digest() != before


def test_ids_and_paths_do_not_count(filed, cast):
    before = registry_digest()
    one_more = a_unit("east", cast.root)
    a_person("gone", one_more).account.delete()
    one_more.people.all().delete()
    one_more.delete()
    kept = {name: getattr(filed.fund, name) for name in ("organisation", "year")}
    amounts = {name: getattr(filed.fund, name) for name in ("payroll", "levy", "spent")}
    filed.fund.delete()
    again = Fund.objects.create(**kept, **amounts)

    assert again.pk != filed.fund.pk
    assert registry_digest() == before


def test_accounts_and_duties_do_not_count(db):
    cast = a_cast()
    before = registry_digest()
    cast.officer.seats.all().delete()
    cast.officer.account.delete()

    assert registry_digest() == before


def test_it_reads_each_table_once(filed, django_assert_num_queries):
    # Nine tables, and the codes of the units above.
    with django_assert_num_queries(10):
        registry_digest()
