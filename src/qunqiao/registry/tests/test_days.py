"""Conditions on days agree with the model's own arithmetic, on the last of February too."""

from datetime import date, timedelta

import pytest
from django.db.models import Q

from qunqiao.registry.models import Term
from qunqiao.registry.queries.days import in_force, term_full_before, years_before
from qunqiao.registry.queries.terms import lacks_approval, last_day
from qunqiao.registry.testing import a_term, an_organisation

EDGES = [date(2020, 2, 28), date(2020, 2, 29), date(2020, 3, 1), date(2021, 3, 12)]


@pytest.mark.parametrize("years", [1, 3, 4, 5])
@pytest.mark.parametrize("began", EDGES)
def test_a_term_is_full_on_the_same_days_in_the_database_and_in_the_model(cast, began, years):
    term = a_term(an_organisation(cast.north), began_on=began, years=years)

    for shift in range(-3, 4):
        day = term.due_on + timedelta(days=shift)
        found = Term.objects.filter(term_full_before(day)).exists()
        assert found == (last_day(term) < day)


def test_an_extension_moves_the_last_day(cast):
    longer = {"extended_until": date(2027, 1, 1), "extension_document": "批〔2026〕1号"}
    term = a_term(an_organisation(cast.north), began_on=EDGES[3], **longer)

    assert not Term.objects.filter(term_full_before(date(2027, 1, 1))).exists()
    assert Term.objects.filter(term_full_before(date(2027, 1, 2))).exists()
    assert last_day(term) == date(2027, 1, 1)


def test_an_extension_without_an_approval_moves_nothing(cast):
    term = a_term(an_organisation(cast.north), began_on=EDGES[3], extended_until=date(2027, 1, 1))
    full = date(2026, 3, 12)

    assert last_day(term) == full
    assert not Term.objects.filter(term_full_before(full)).exists()
    assert Term.objects.filter(term_full_before(full + timedelta(days=1))).exists()
    assert lacks_approval(term, date(2026, 11, 20))


def test_an_extension_that_ends_before_the_years_lacks_nothing(cast):
    term = a_term(an_organisation(cast.north), began_on=EDGES[3], extended_until=date(2026, 1, 1))

    assert not lacks_approval(term, date(2026, 11, 20))


def test_an_end_day_is_no_longer_in_force(cast):
    a_term(an_organisation(cast.north), began_on=EDGES[0], ended_on=date(2021, 1, 1))
    running = [in_force(day, "began_on", "ended_on") for day in _around(date(2021, 1, 1))]

    assert [Term.objects.filter(condition).count() for condition in running] == [1, 0, 0]


def test_the_first_day_is_in_force(cast):
    a_term(an_organisation(cast.north), began_on=date(2021, 1, 1))
    running = [in_force(day, "began_on", "ended_on") for day in _around(date(2021, 1, 1))]

    assert [Term.objects.filter(condition).count() for condition in running] == [0, 1, 1]


def test_what_nobody_knows_the_beginning_of_counts_as_begun(cast):
    organisation = an_organisation(cast.north, founded_on=None)
    condition = in_force(date(1900, 1, 1), "founded_on", "closed_on")

    assert type(organisation).objects.filter(condition & Q(pk=organisation.pk)).exists()


def test_leap_days_fall_forward():
    assert years_before(date(2024, 2, 29), 1) == date(2023, 3, 1)


def _around(day):
    return [day - timedelta(days=1), day, day + timedelta(days=1)]
