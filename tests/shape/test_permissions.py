"""Each route answers each of the cast as the matrix says; a write by one is undone before the next."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import reverse

from qunqiao.people.testing import a_program
from tests.shape.matrix import MATRIX, Row
from tests.shape.world import Values, World

API = "api-1:"
ROLES = ("nobody", "worker", "stranger", "officer", "lead", "supervisor")


@pytest.fixture
def world(cast) -> World:
    """One of everything, at the unit where ``officer`` and ``lead`` have their seats."""
    return World(cast)


def _ask(client: Client, name: str, row: Row, url: str, data: Values) -> int:
    for sent in data.values():
        if isinstance(sent, SimpleUploadedFile):
            sent.seek(0)  # the one asked before has read it
    # Each request's writes are rolled back, so that the cast may be asked in any order.
    with transaction.atomic():
        response = getattr(client, row.method)(url, data, **_form(name.split(maxsplit=1)[0], row))
        if response.streaming:
            list(response)
        transaction.set_rollback(True)
    return response.status_code


def _form(route: str, row: Row) -> dict[str, str]:
    """Programs send JSON, unless they send a file."""
    as_json = route.startswith(API) and row.method == "post" and row.data != "workbook"
    return {"content_type": "application/json"} if as_json else {}


@pytest.mark.parametrize("name", sorted(MATRIX))
def test_everybody_is_answered_as_the_matrix_says(name, world, sign_in, settings):
    settings.DEMO = name.startswith("portal:demo")
    row = MATRIX[name]
    people = {"nobody": None} | {role: getattr(world.cast, role) for role in ROLES[1:]}

    enter = a_program if name.startswith(API) else sign_in
    clients = {role: enter(people[role]) for role in ROLES}
    url = reverse(name.split()[0], kwargs=world.of(row.kwargs))
    data = world.of(row.data)
    answers = {role: _ask(clients[role], name, row, url, data) for role in ROLES}

    assert answers == {role: getattr(row, role) for role in ROLES}
