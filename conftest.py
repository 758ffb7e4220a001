"""Fixtures every test may ask for: the cast, a signed-in browser, the trail, and a fixed day."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from tests import migrated
from whitenoise.middleware import WhiteNoiseMiddleware

from qunqiao.people.models import Person
from qunqiao.people.testing import Cast, a_cast
from qunqiao.trail.testing import TrailReader


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
