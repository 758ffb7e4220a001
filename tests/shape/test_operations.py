"""Programs can do what people can: each page has its operation, each operation its scope and its reach."""

from __future__ import annotations

import json
import re

import pytest
from django.urls import get_resolver, reverse
from jsonschema import Draft202012Validator

from qunqiao.config.api import api, description
from qunqiao.people.models import Token
from qunqiao.people.testing import a_program, a_unit
from tests.shape.matrix import MATRIX
from tests.shape.operations import API, LATER, TWINS, problems
from tests.shape.routes import routes
from tests.shape.world import World

ROWS = {key.removeprefix(API): row for key, row in MATRIX.items() if key.startswith(API)}
METHODS = {"get", "post", "put", "patch", "delete"}
OPERATIONS = {
    operation["operationId"]: (method, path, operation)
    for path, methods in description("en")["paths"].items()
    for method, operation in methods.items()
    if method in METHODS
}
SCOPED = {
    name: way["BearerToken"][0]
    for name, (_method, _path, operation) in OPERATIONS.items()
    for way in operation.get("security", [])
    if "BearerToken" in way
}
WITH_ID = sorted(name for name, (_method, path, _operation) in OPERATIONS.items() if "_id}" in path)
# Rules, what amends them and check-ups belong to nobody's units.
AMENDING = {
    "draft_parameters",
    "draft_withdrawal",
    "drop_amendment",
    "enforce_amendment",
    "get_amendment",
}
OF_ALL = {"get_rule", "get_checkup"} | AMENDING


def test_a_page_without_a_row_is_caught():
    assert problems(["voice:new"], {}) == ["`voice:new` has no operation and no reason why not"]


def test_a_page_with_an_operation_or_a_reason_passes():
    routes = ["voice:new", "voice:desk", f"{API}say"]

    assert problems(routes, {"voice:n*": "say", "voice:desk": LATER}) == []


def test_an_operation_that_is_none_is_caught():
    assert problems(["voice:new"], {"voice:new": "say"}) == ["`say` is no operation"]


def test_an_operation_of_no_page_is_caught():
    assert problems([f"{API}say"], {}) == ["the operation `say` is no page's"]


def test_every_page_has_its_operation_or_a_reason():
    found = problems((route.name for route in routes(get_resolver())), TWINS)

    assert not found, "\n" + "\n".join(found)


def test_names_are_those_of_the_routes():
    assert {f"{API}{name}" for name in OPERATIONS} == {
        route.name for route in routes(get_resolver()) if route.name.startswith(API)
    }


def test_codes_are_spelled_out_where_they_are_used():
    """Two nouns have a kind; a shared component of that name would describe one of them wrongly."""
    schemas = description("en")["components"]["schemas"]

    assert [name for name, schema in schemas.items() if "enum" in schema] == []


@pytest.mark.parametrize("language", ["zh-hans", "zh-hant", "en"])
def test_the_description_is_openapi_3_1_in_three_languages(language, client, db):
    described = client.get("/api/openapi.json", headers={"Accept-Language": language}).json()
    title = {"zh-hans": "单位名单", "zh-hant": "單位名單", "en": "Units, listed"}[language]

    assert described["openapi"].startswith("3.1")
    assert described["paths"]["/api/units"]["get"]["summary"] == title


def test_every_schema_is_one_and_every_reference_leads_somewhere():
    whole = description("en")
    schemas = whole["components"]["schemas"]
    named = set(re.findall(r'"#/components/schemas/([^"]+)"', json.dumps(whole)))
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)

    assert named - set(schemas) == set()


@pytest.mark.parametrize("scope", sorted(set(SCOPED.values())))
def test_a_token_without_the_scope_is_refused(scope, cast):
    client = a_program(cast.supervisor, *(one for one in Token.Scope.values if one != scope))
    names = sorted(name for name, needed in SCOPED.items() if needed == scope)
    answers = {}
    for name in names:
        method, path, _operation = OPERATIONS[name]
        address = re.sub(r"\{[^}]+\}", "1", path)
        answer = client.generic(method.upper(), address, content_type="application/json")
        answers[name] = (answer.status_code, scope in answer.json()["refused"])

    assert answers == dict.fromkeys(names, (403, True))


@pytest.mark.parametrize("name", sorted(set(WITH_ID) - OF_ALL))
def test_what_is_elsewhere_and_what_is_nowhere_look_the_same(name, cast):
    """A supervisor of another tree has every duty and every scope, and reaches nothing of ours."""
    world, row = World(cast), ROWS[name]
    # A complaint that is the supervising body's is every supervisor's.
    kwargs = dict(world.of("complaint at north" if row.kwargs == "complaint" else row.kwargs))
    elsewhere = a_unit("elsewhere")
    cast.supervisor.seats.update(unit=elsewhere)
    key = next(key for key in kwargs if key.endswith("_id"))
    nowhere = {**kwargs, key: 10**9}
    client = a_program(cast.supervisor)

    answers = []
    for values in (kwargs, nowhere):
        address = reverse(f"{API}{name}", kwargs=values)
        sent = dict(world.of(row.data))
        answers.append(
            client.post(address, sent, content_type="application/json")
            if row.method == "post"
            else client.get(address)
        )

    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].content == answers[1].content


def test_the_tables_hold_every_operation():
    assert set(OPERATIONS) <= {key.split()[0] for key in ROWS}
    assert {operation.view_func.__name__ for operation in _bound()} == set(OPERATIONS)


def _bound():
    for router in api._get_bound_routers():
        for view in router.path_operations.values():
            yield from view.operations
