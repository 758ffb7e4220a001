"""Every rule that can run, against the same rule written once more in plain Python.

500 random small registries on three days, one of them before the League's regulation of 2025. All
registries of a day are examined in one go: their rows have nothing to do with each other. For more:
``QUNQIAO_REGISTRIES=20000 python -m pytest src/qunqiao_engines/rulebook/tests/test_oracle.py``.
"""

import os
from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from qunqiao_engines.rulebook import evaluate
from qunqiao_engines.rulebook.tests.oracle import (  # noqa: F401 - each enters its rules
    league_rules,
    local_rules,
    other_rules,
    union_rules,
)
from qunqiao_engines.rulebook.tests.oracle.judging import PREDICATES
from qunqiao_engines.rulebook.tests.oracle.making import Maker
from qunqiao_engines.rulebook.tests.oracle.world import Unit, write
from qunqiao_engines.rulebook.tests.registry import Registry, shipped

# Of fewer than 500 some outcomes are too rare to be met.
REGISTRIES = max(500, int(os.environ.get("QUNQIAO_REGISTRIES", "500")))
TODAY = date(2026, 11, 20)
DAYS = {TODAY: 0.5, date(2024, 12, 31): 0.25, date(2028, 2, 29): 0.25}
RUNNING = {rule.id for book in shipped() for rule in book.rules if not rule.waits_for}
BOOKS = [
    replace(book, rules=tuple(rule for rule in book.rules if rule.id in RUNNING))
    for book in shipped()
]
SUBJECTS = {"unit": "units", "organisation": "organisations"}


@cache
def worlds(day):
    count = round(REGISTRIES * DAYS[day])
    return [Maker(f"{day}-{number}-", day).make() for number in range(count)]


def living(world, day):
    """The units and organisations that exist on ``day``, as (kind, subject, unit)."""
    for subject in [*world.units, *world.organisations]:
        begun = subject.opened_on if isinstance(subject, Unit) else subject.founded_on
        if (begun is None or begun <= day) and not (subject.closed_on and subject.closed_on <= day):
            unit = subject if isinstance(subject, Unit) else subject.unit
            yield subject, unit


@cache
def by_hand(day):
    """What the plain predicates say: rule -> subject -> outcome, and outcomes by rule and unit."""
    said, tallied = defaultdict(dict), defaultdict(Counter)
    for world in worlds(day):
        for subject, unit in living(world, day):
            for name, predicate in PREDICATES.items():
                if isinstance(subject, predicate.scope.subject):
                    outcome = predicate.outcome(subject, day)
                    said[name][subject.id] = outcome
                    tallied[name, unit.id][outcome] += 1
    return said, tallied


@cache
def by_rulebook(day):
    """The same from the shipped rulebooks; sound and not applicable only as tallies."""
    registry = Registry()
    for world in worlds(day):
        write(registry, world)
    with registry.connect() as connection:
        evaluation = evaluate(connection, BOOKS, as_of=day)
    said, tallied = defaultdict(dict), defaultdict(Counter)
    for finding in evaluation.stream_findings():
        said[finding.rule][finding.subject_id] = finding.outcome
    for tally in evaluation.stream_tallies():
        tallied[tally.rule_id, tally.unit_id][tally.outcome] += tally.count
    return said, tallied


def test_every_rule_that_can_run_is_written_once_more():
    assert sorted(PREDICATES) == sorted(RUNNING)


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_a_rule_in_python_finds_the_same_breaches_and_unknowns(day):
    mine, theirs = by_hand(day)[0], by_rulebook(day)[0]

    different = {
        (name, subject): (outcome, theirs[name].get(subject, "neither"))
        for name, said in mine.items()
        for subject, outcome in said.items()
        if outcome != theirs[name].get(subject, outcome)
        or (outcome in ("breach", "unknown") and subject not in theirs[name])
    }
    assert dict(list(different.items())[:5]) == {}


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_a_rule_in_python_tells_sound_from_not_applicable_as_well(day):
    # Unit by unit; most units have one organisation, so an exchange of the two shows.
    assert by_hand(day)[1] == by_rulebook(day)[1]


def test_every_rule_meets_each_of_its_outcomes():
    met = defaultdict(set)
    for day in DAYS:
        for name, said in by_hand(day)[0].items():
            met[name] |= set(said.values())

    every = {"breach", "sound", "unknown", "not_applicable"}
    lacking = {name: every - found for name, found in met.items() if every - found}
    assert lacking == CANNOT


#: What a rule can never say: it binds every organisation, or what it asks is known of each.
CANNOT = {
    "house-concurrent-posts": {"not_applicable"},
    "league-extension-2025": {"unknown"},
    "league-extension-length-2025": {"unknown"},
}
