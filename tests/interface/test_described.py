"""The interface does what its description says, whatever a program sends (schemathesis).

A few examples for each operation by default; more with QUNQIAO_EXAMPLES=200. The examples are the same
in each run. Every one is a request of a supervisor with every scope, and is rolled back; the token they all
carry is looked up once.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from hypothesis import HealthCheck, settings
from schemathesis import GenerationMode
from schemathesis.checks import (
    negative_data_rejection,
    not_a_server_error,
)
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from qunqiao.config.wsgi import application
from qunqiao.people.api import access
from qunqiao.people.models import Token
from qunqiao.people.testing import a_cast, a_token
from tests.interface.furniture import furnish

EXAMPLES = int(os.environ.get("QUNQIAO_EXAMPLES", "4"))
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    negative_data_rejection,
]
schema = schemathesis.openapi.from_wsgi("/api/openapi.json", application)
# Methods that no operation has are Django's to refuse, the same for each.
schema.config.phases.coverage.unexpected_methods = set()


@contextmanager
def one_connection() -> Iterator[None]:
    """Requests leave the connection open, as with Django's own client: its transaction is ours."""
    for moment in (request_started, request_finished):
        moment.disconnect(close_old_connections)
    yield
    for moment in (request_started, request_finished):
        moment.connect(close_old_connections)


@contextmanager
def one_lookup() -> Iterator[None]:
    """Who calls is found as always, once for each token and day: to ask again costs a quarter of a request."""
    look, found = access.token_of, {}

    def token_of(secret: str, on: date) -> Token | None:
        if (secret, on) not in found:
            found[secret, on] = pickle.dumps(look(secret, on))
        # Its own for each request: what one changes on the person is rolled back.
        return pickle.loads(found[secret, on])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(access, "token_of", token_of)
        yield


@pytest.fixture(scope="module")
def house(django_db_setup, django_db_blocker):
    """One of everything in the registry, and a token; nothing of it stays."""
    with django_db_blocker.unblock(), one_connection(), one_lookup(), transaction.atomic():
        cast = a_cast()
        yield furnish(cast), a_token(cast.supervisor)
        transaction.set_rollback(True)


@pytest.mark.django_db
@schema.parametrize()
@settings(
    max_examples=EXAMPLES,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
def test_an_operation_does_what_its_description_says(case, house):
    ids, secret = house
    if case.meta.generation.mode == GenerationMode.POSITIVE:
        # Numbers by chance meet no record; what exists must be told as described too.
        for sent in (case.path_parameters, case.body):
            if isinstance(sent, dict):
                sent.update({name: ids[name] for name in sent if name in ids})
    with transaction.atomic():
        # The library's client for WSGI does not unpack.
        headers = {"Authorization": f"Bearer {secret}", "Accept-Encoding": "identity"}
        case.call_and_validate(headers=headers, checks=CHECKS)
        transaction.set_rollback(True)
