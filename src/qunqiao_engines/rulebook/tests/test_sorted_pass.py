"""The sorted pass gives what the general SQL gives, for any registry; more by QUNQIAO_EXAMPLES=500."""

import os
from datetime import date, timedelta

import pyarrow as pa
import pytest

from qunqiao_engines.exact import Draws
from qunqiao_engines.rulebook import as_json, asking, evaluate, numbered_rows, reading_columns
from qunqiao_engines.rulebook import groundwork as engine
from qunqiao_engines.rulebook.tests.cases import CASES
from qunqiao_engines.rulebook.tests.numbered import connected, numbered
from qunqiao_engines.rulebook.tests.registry import TODAY, Registry, shipped

EXAMPLES = int(os.environ.get("QUNQIAO_EXAMPLES", "6"))
KINDS = ("organ", "institution", "enterprise", "social")
BODIES = ("trade_union", "trade_union", "youth_league", "womens_committee", "other")


def some_day(chance):
    return date(2019, 1, 1) + timedelta(days=chance.below(3200))


def maybe(chance, value, share=0.5):
    return value if chance.below(100) < 100 * share else None


def random_registry(seed):
    """Units, people and bodies with everything a record may lack or hold twice."""
    chance = Draws(f"registry {seed}")
    registry = Registry()
    units = [_unit(chance, registry) for _ in range(chance.between(1, 5))]
    people = [_person(chance, registry, units) for _ in range(chance.between(1, 59))]
    for _ in range(chance.between(1, 8)):
        _body(chance, registry, units, people)
    return registry


def _unit(chance, registry):
    return registry.unit(
        kind=chance.pick(KINDS),
        region=maybe(chance, chance.pick(["110105", "310101", "410100", "500100", "330100"]), 0.9),
        head_count=maybe(chance, chance.below(300), 0.8),
        premises=chance.pick([True, False, None]),
        closed_on=maybe(chance, some_day(chance), 0.1),
    )


def _person(chance, registry, units):
    return registry.person(
        chance.pick(units),
        sex=chance.pick(["female", "female", "male", None]),
        birth_year=maybe(chance, chance.between(1960, 2007), 0.8),
        left_on=maybe(chance, some_day(chance), 0.2),
    )


def _body(chance, registry, units, people):
    body = registry.organisation(
        chance.pick(units),
        kind=chance.pick(BODIES),
        tier=chance.pick(["branch", "committee", "joint"]),
        founded_on=maybe(chance, some_day(chance)),
        audit_committee=chance.pick([True, False, None]),
        women_committee=chance.pick([True, False, None]),
        closed_on=maybe(chance, some_day(chance), 0.1),
    )
    for _ in range(chance.below(40)):
        registry.join(
            body,
            chance.pick(people),
            joined_on=some_day(chance),
            left_on=maybe(chance, some_day(chance), 0.4),
        )
    for number in range(chance.below(3)):
        until, document = maybe(chance, some_day(chance)), maybe(chance, "1号")
        registry.term(
            body,
            some_day(chance),
            chance.pick([3, 4, 5]),
            number=number,
            ended_on=maybe(chance, some_day(chance), 0.2),
            extended_until=until,
            extension_document=document,
        )
    for _ in range(chance.below(6)):
        post = registry.post(
            body,
            chance.pick(["chair", "member"]),
            body=chance.pick(["committee", "committee", "audit", "women"]),
            full_time=chance.pick([True, False, None]),
        )
        for _ in range(chance.below(3)):
            registry.appoint(
                post,
                chance.pick(people[:6]),
                began_on=some_day(chance),
                ended_on=maybe(chance, some_day(chance), 0.3),
            )
    registry.fund(body, 2025, maybe(chance, "1000.00"), maybe(chance, "19.99"))


def checked(tables):
    with connected(tables) as connection:
        evaluation = evaluate(connection, shipped(), as_of=TODAY)
    return as_json(evaluation), evaluation.tallies


def in_general(monkeypatch, tables):
    with monkeypatch.context() as patch:
        patch.setattr(engine, "sorted_groundwork", lambda *_: {})
        patch.setattr(engine, "numbered_rows", lambda *_, **__: None)
        return checked(tables)


@pytest.fixture
def made(monkeypatch):
    """What the sorted pass made, call by call."""
    names, lay = [], engine.sorted_groundwork

    def listening(*arguments):
        names.append(lay(*arguments))
        return names[-1]

    monkeypatch.setattr(engine, "sorted_groundwork", listening)
    return names


@pytest.mark.parametrize("seed", range(EXAMPLES))
def test_any_registry_is_judged_alike_in_order_and_in_general(monkeypatch, seed):
    tables = numbered(random_registry(seed))

    assert checked(tables) == in_general(monkeypatch, tables)


def shipped_cases():
    registry = Registry()
    for rule in CASES:
        for build in CASES[rule][:3]:
            build(registry)
    return numbered(registry)


def test_every_shipped_rule_is_judged_alike_in_order_and_in_general(monkeypatch, made):
    tables = shipped_cases()
    result = checked(tables)

    assert result == in_general(monkeypatch, tables)
    assert len(made[0]) == 11
    assert len(result[0]["findings"]) > 50


@pytest.mark.parametrize("seed", range(EXAMPLES // 2))
def test_asked_in_groups_and_few_at_a_time_subjects_are_judged_as_all_at_once(monkeypatch, seed):
    tables = numbered(random_registry(seed))
    at_once = checked(tables)
    monkeypatch.setattr(asking, "_MANY", 0)
    monkeypatch.setattr(numbered_rows, "_AT_ONCE", 2)

    assert checked(tables) == at_once


def test_every_shipped_rule_is_judged_alike_in_groups(monkeypatch):
    tables = shipped_cases()
    at_once = checked(tables)
    monkeypatch.setattr(asking, "_MANY", 0)

    assert checked(tables) == at_once


def test_where_a_batch_ends_makes_no_difference(monkeypatch):
    tables = numbered(random_registry(4))
    whole = checked(tables)
    monkeypatch.setattr(reading_columns, "BATCH", 2)

    assert checked(tables) == whole


@pytest.mark.parametrize("table", ["memberships", "people", "terms"])
def test_rows_in_another_order_are_left_to_the_general_sql(table):
    tables = numbered(random_registry(4))
    backwards = tables[table].take(pa.array(range(len(tables[table]))[::-1], pa.int32()))

    assert len(backwards) > 1
    assert checked(tables | {table: backwards}) == checked(tables)
