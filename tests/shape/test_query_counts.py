"""Every page asks the database no more questions for forty rows than for one.

The pages are those of the permission matrix that a supervisor may look at, so a new route is counted
from its first day. One whose answer stays as long as it was with forty of everything is either not
filled (say in ``crowd.py`` what its address needs) or shows no rows (say so in ``rowless.py``).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.db import connection, transaction
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse

from qunqiao.people.testing import Cast, a_cast, a_program
from tests.shape.crowd import TODAY, Crowd
from tests.shape.matrix import MATRIX
from tests.shape.routes import routes
from tests.shape.rowless import ROWLESS

# The fixture below reads the database for all; the mark has it made.
pytestmark = pytest.mark.django_db
FEW, MANY = 1, 40
PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")
PATTERNS = {route.name: route.pattern for route in routes(get_resolver())}
PAGES = sorted(
    {
        name.split()[0]
        for name, row in MATRIX.items()
        if row.method == "get" and row.supervisor == 200
    }
)
# What a worker sees of their own unit and of themselves.
OWN = ("portal:", "people:own_", "api-1:get_my_unit")


@dataclass(frozen=True)
class Answer:
    """What one page came to."""

    status: int
    queries: list[str]
    length: int


def _asked(client: Client, name: str, crowd: Crowd) -> Answer:
    wanted = PARAMETER.findall(PATTERNS[name])
    values = {part: crowd.subject(part, name) for part in wanted}
    # What a page writes, such as when a session was last used, must not reach the next page.
    with transaction.atomic(), CaptureQueriesContext(connection) as asked:
        response = client.get(reverse(name, kwargs=values))
        content = b"".join(response.streaming_content) if response.streaming else response.content
        transaction.set_rollback(True)
    return Answer(response.status_code, [query["sql"] for query in asked], len(content))


@pytest.fixture(scope="module")
def answers(django_db_setup, django_db_blocker) -> dict[str, tuple[Answer, Answer]]:
    """Each page's answer in a registry of one of everything, and of forty."""
    with (
        django_db_blocker.unblock(),
        override_settings(TODAY=TODAY, DEMO=True),
        transaction.atomic(),
    ):
        crowd = Crowd(a_cast())
        browser = _browsers(crowd.cast)
        crowd.grow(FEW)
        few = {name: _asked(browser(name), name, crowd) for name in PAGES}
        crowd.grow(MANY)
        many = {name: _asked(browser(name), name, crowd) for name in PAGES}
        transaction.set_rollback(True)
    return {name: (few[name], many[name]) for name in PAGES}


def _browsers(cast: Cast) -> Callable[[str], Client]:
    """Who asks for a page: the supervisor, or the worker for what is a worker's own."""
    pages = {person: Client() for person in (cast.supervisor, cast.worker)}
    for person, client in pages.items():
        client.force_login(person.account)
    programs = {person: a_program(person) for person in pages}

    def browser(name: str) -> Client:
        person = cast.worker if name.startswith(OWN) else cast.supervisor
        return (programs if name.startswith("api-1:") else pages)[person]

    return browser


def test_no_page_asks_more_for_forty_rows_than_for_one(answers):
    """One test for all: the registry of forty of everything is grown once, not by each worker."""
    odd = [name for name, (few, many) in answers.items() if not few.status == many.status != 404]
    # The few came first, with what a process or a session asks only once.
    more = {
        name: many.queries[-5:]
        for name, (few, many) in answers.items()
        if len(many.queries) > len(few.queries)
    }

    assert odd == []
    assert more == {}, "\n".join(more)


def test_each_page_that_has_rows_was_counted_with_them(answers):
    bare = [name for name, (few, many) in answers.items() if many.length <= few.length + 100]

    assert [name for name in bare if name not in ROWLESS] == []
