"""What several tests of supervision need: a late union at north, found by a check-up."""

from datetime import date

import pytest
from django.conf import settings as configured

from qunqiao.checkups.models import Finding
from qunqiao.checkups.testing import a_checkup, a_union, lay_rulebook
from qunqiao.registry.models import Organisation, Term


@pytest.fixture
def small_rules(settings, tmp_path):
    """Two rules, so that a check-up takes no time."""
    settings.RULEBOOKS = lay_rulebook(tmp_path / "rules")
    settings.HOME = tmp_path
    return configured


@pytest.fixture
def late(small_rules, cast) -> Organisation:
    """A union at north whose term is over."""
    return a_union(cast.north, "late-gh", began_on=date(2015, 1, 1))


@pytest.fixture
def finding(late, cast) -> Finding:
    """What the check-up found of it."""
    a_checkup(cast.supervisor)
    return Finding.objects.get(organisation=late, rule="term-full")


@pytest.fixture
def mend(late, cast):
    """Elect anew, and run another check-up."""

    def again() -> None:
        Term.objects.create(organisation=late, number=2, began_on=date(2026, 11, 1), years=5)
        a_checkup(cast.supervisor)

    return again


@pytest.fixture
def spoil(late, cast):
    """Take the election back, and run another check-up."""

    def again() -> None:
        Term.objects.filter(organisation=late, number=2).delete()
        a_checkup(cast.supervisor)

    return again
