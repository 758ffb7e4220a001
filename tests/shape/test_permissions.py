"""Each route answers each of the cast as the matrix says; a write by one is undone before the next."""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.shape.matrix import MATRIX, Row
from tests.shape.world import World

ROLES = ("nobody", "worker", "stranger", "officer", "lead", "supervisor")


@pytest.fixture
def world(cast) -> World:
    """One of everything, at the unit where ``officer`` and ``lead`` have their seats."""
    return World(cast)


def _ask(client: Client, name: str, row: Row, world: World) -> int:
    route = name.split(maxsplit=1)[0]
    # Each request's writes are rolled back, so that the cast may be asked in any order.
    with transaction.atomic():
        url = reverse(route, kwargs=world.of(row.kwargs))
        response = getattr(client, row.method)(url, world.of(row.data))
        if response.streaming:
            list(response)
        transaction.set_rollback(True)
    return response.status_code


@pytest.mark.parametrize("name", sorted(MATRIX))
def test_everybody_is_answered_as_the_matrix_says(name, world, sign_in, settings):
    settings.DEMO = name.startswith("portal:demo")
    row = MATRIX[name]
    people = {"nobody": None} | {role: getattr(world.cast, role) for role in ROLES[1:]}

    answers = {role: _ask(sign_in(people[role]), name, row, world) for role in ROLES}

    assert answers == {role: getattr(row, role) for role in ROLES}
