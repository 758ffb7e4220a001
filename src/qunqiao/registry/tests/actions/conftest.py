"""A person recorded twice, and the merge of the two records."""

import pytest

from qunqiao.people.models import Person
from qunqiao.people.testing import a_person
from qunqiao.registry.actions.merge_people import merge_people
from qunqiao.registry.queries.merging import Choices
from qunqiao.registry.testing import a_pair, an_organisation


@pytest.fixture
def other(cast):
    """The worker's second record, without an account of its own."""
    other = a_person("worker-2", cast.north_lab)
    other.account.delete()
    return Person.objects.get(pk=other.pk)


@pytest.fixture
def pair(cast, other):
    return a_pair(cast.worker, other)


@pytest.fixture
def union(cast):
    return an_organisation(cast.north)


@pytest.fixture
def merge(cast, pair, today):
    """The merge of the pair into the worker's first record, when it is called for."""

    def join(actor=None, **choices):
        chosen = Choices(**{name: frozenset(value) for name, value in choices.items()})
        return merge_people(
            actor=actor or cast.lead, duplicate=pair, kept=cast.worker, choices=chosen, on=today
        )

    return join
