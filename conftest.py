"""Fixtures every test may ask for: the cast, a signed-in browser, the trail, and a fixed day."""

import gc
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client, SimpleTestCase
from tests import migrated
from whitenoise.middleware import WhiteNoiseMiddleware

from qunqiao.people.models import Person
from qunqiao.people.testing import Cast, a_cast
from qunqiao.trail.testing import TrailReader


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The long ones first, and on PostgreSQL only what has to do with a database.

    A worker that begins with the browser's journeys loads their province while the other has the tests'
    database made, and a run does not end with one long test. Without a database a test is the same twice.
    """
    items.sort(key=lambda item: not any(item.iter_markers("browser")))
    items.sort(key=lambda item: not any(item.iter_markers("cluster")))
    if connection.vendor == "postgresql":
        same = [one for one in items if not _asks_a_database(one)]
        config.hook.pytest_deselected(items=same)
        items[:] = [one for one in items if _asks_a_database(one)]


def pytest_collection_finish() -> None:
    """What is loaded stays: the collector, as in a web process, need not look through it again and again."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def _asks_a_database(item: pytest.Item) -> bool:
    if any(item.iter_markers("django_db")) or "db" in item.fixturenames:
        return True
    if issubclass(getattr(item, "cls", None) or object, SimpleTestCase):
        return True
    # Every test has the helpers of pytest-django; what else opens the database does so on purpose.
    fixtures = item._fixtureinfo.name2fixturedefs  # noqa: SLF001 - told nowhere else
    return any(
        "django_db_blocker" in fixture.argnames
        for name, found in fixtures.items()
        if not name.startswith("_django")
        for fixture in found
    )


@pytest.fixture(autouse=True)
def today(settings: pytest.FixtureRequest) -> date:
    """The day all tests live on."""
    settings.TODAY = date(2026, 11, 20)
    return settings.TODAY


@pytest.fixture(autouse=True)
def quick_passwords(settings: pytest.FixtureRequest) -> None:
    """Passwords hashed quickly: the slow hash is Django's, not ours to test."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """The tests' database is a copy of one that was migrated once, for all workers and runs."""
    migrated.give(connection)


@pytest.fixture(scope="session", autouse=True)
def static_files_found_once() -> Iterator[None]:
    """Each new browser loads the middleware anew, and WhiteNoise then looks at every static file: 20 ms."""
    find, found = WhiteNoiseMiddleware.add_files_from_finders, {}

    def add(middleware: WhiteNoiseMiddleware) -> None:
        if not found:
            find(middleware)
            found.update(middleware.files)
        middleware.files.update(found)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WhiteNoiseMiddleware, "add_files_from_finders", add)
        yield


@pytest.fixture
def cast(db: None) -> Cast:
    """Units and people by the part they play (see ``qunqiao.people.testing``)."""
    return a_cast()


@pytest.fixture
def trail(db: None) -> TrailReader:
    """The acts recorded from here on."""
    return TrailReader()


@pytest.fixture
def sign_in() -> Callable[[Person | None], Client]:
    """A browser in which ``person`` is signed in; None gives a stranger's browser."""

    def enter(person: Person | None) -> Client:
        client = Client()
        if person is not None:
            client.force_login(person.account, backend=settings.AUTHENTICATION_BACKENDS[0])
        return client

    return enter
