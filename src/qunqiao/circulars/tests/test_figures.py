"""Each figure of each topic is what the records give, counted again by other means."""

import os
import random
import re
from datetime import date, timedelta

import pytest
from django.db import transaction

from qunqiao.checkups.models import Checkup, Finding, Outcome, Theme, Turn, Waiver
from qunqiao.circulars.bridge.marks import MARK, texts
from qunqiao.circulars.queries.compose import unsaved
from qunqiao.circulars.queries.figures import FIGURES, count
from qunqiao.circulars.queries.scope import Scope
from qunqiao.circulars.testing import SINCE, TODAY, a_done_checkup, a_finding, asked
from qunqiao.circulars.tests.recounting import COUNTS, Tables, recounted
from qunqiao.people.models import Unit
from qunqiao.people.testing import a_unit
from qunqiao.registry.testing import a_term, an_organisation
from qunqiao.supervision.models import Extension, Task, Verdict
from qunqiao.supervision.testing import (
    a_directive,
    a_lead,
    a_measure,
    a_meeting,
    a_relay,
    a_sent_task,
    a_task,
)

SEEDS = range(int(os.environ.get("QUNQIAO_TEST_SCENES", "2")))
DAYS = [date(2026, 6, 30), date(2026, 9, 30), date(2026, 10, 31), TODAY]


def _findings(cast, chance, units):
    checkups = [a_done_checkup(day, cast.supervisor) for day in DAYS]
    for _ in range(24):
        at = chance.randrange(len(DAYS))
        later = checkups[at + 1 :]
        cleared = chance.choice([None, *later])
        unit = chance.choice(units)
        values = {
            "theme": chance.choice(Theme.values),
            "outcome": chance.choice(["breach"] * 4 + ["unknown"]),
        }
        one = a_finding(unit, checkups[at], cleared, **values)
        if later and chance.random() < 0.3:
            was = chance.choice(["breach", "unknown"])
            Turn.objects.create(
                finding=one, checkup=chance.choice(later), before=was, after=one.outcome
            )
        if chance.random() < 0.3:
            _waived(cast, chance, one)
        if cleared and cleared != checkups[-1] and chance.random() < 0.5:
            again = checkups[checkups.index(cleared) + 1]
            a_finding(unit, again, rule=one.rule, earlier=one, theme=one.theme)


def _waived(cast, chance, one):
    given = chance.choice(DAYS)
    Waiver.objects.create(
        finding=one, reason="暂缓", given_by=cast.supervisor, given_on=given,
        until=given + timedelta(days=chance.choice([10, 60, 400])),
    )  # fmt: skip


def _work(cast, chance, units):
    meeting = a_meeting(cast.supervisor, cast.root, held_on=date(2026, 10, 10))
    for at in range(3):
        directive = a_directive(meeting, f"要求{at}")
        days = {
            "began_on": date(2026, 9, 1),
            "due_on": chance.choice([date(2026, 11, 1), date(2027, 2, 1)]),
        }
        a_task(directive, cast.supervisor, cast.root, **days)
        if at == 2:
            continue
        if chance.random() < 0.5:
            closed = chance.choice([date(2026, 11, 17), TODAY])
            days |= {"state": Task.State.CLOSED, "closed_on": closed, "closed_by": cast.supervisor}
        sent = chance.choice([date(2026, 10, 12), date(2026, 11, 16)])
        task = a_sent_task(directive, cast.supervisor, cast.root, sent_on=sent, **days)
        for unit in chance.sample(units, 3):
            lead = a_lead(task, unit, until=chance.choice([None, None, date(2026, 11, 10)]))
            if chance.random() < 0.5:
                measure = a_measure(lead, cast.lead)
                measure.planned_on = chance.choice(DAYS)
                measure.save()
        _judged(cast, chance, task)
        Extension.objects.create(
            task=task, unit=cast.north, until=task.due_on, reason="批复未下", asked_by=cast.lead,
            asked_on=date(2026, 10, 20), due_before=date(2026, 10, 25), state="granted",
            decided_on=chance.choice([date(2026, 10, 31), date(2026, 11, 18), TODAY]),
        )  # fmt: skip
    for unit in units:
        relay = a_relay(meeting, unit)
        if chance.random() < 0.5:
            relay.passed_on = chance.choice([date(2026, 11, 17), date(2026, 11, 20)])
            relay.save()
    return meeting


def _judged(cast, chance, task):
    """Verdicts that lead to where the task stands; some were closed before, and opened again."""
    verdict = {"task": task, "given_by": cast.supervisor}
    done = {**verdict, "outcome": "verified", "reason": "看过现场"}
    if task.closed_on is not None:
        Verdict.objects.create(**done, given_on=task.closed_on)
    elif chance.random() < 0.5:
        checkup = Checkup.objects.order_by("pk").last()
        # Before or after one of the days examined: there it was closed, or due as it was then.
        closed = chance.choice([date(2026, 10, 20), date(2026, 11, 5)])
        Verdict.objects.create(**done, given_on=closed)
        Verdict.objects.create(
            **verdict, outcome="reopened", checkup=checkup,
            due_before=chance.choice([date(2026, 10, 28), date(2027, 3, 1)]),
            given_on=chance.choice([date(2026, 11, 10), TODAY]),
        )  # fmt: skip


def _terms(chance, units):
    for at, unit in enumerate(units):
        there = an_organisation(
            unit, f"org-{at}", founded_on=chance.choice([None, date(2026, 11, 1)])
        )
        for number in (1, 2):
            began = date(2016 + 5 * (number - 1), chance.randint(1, 12), chance.randint(1, 28))
            ended = date(2021, 12, 31) if number == 1 else None
            longer = chance.choice([None, None, began.replace(year=began.year + 6)])
            a_term(
                there,
                number,
                began_on=began,
                years=chance.choice([3, 5]),
                ended_on=ended,
                extended_until=longer,
                extension_document=chance.choice(["", "批〔2026〕1号"]) if longer else "",
            )
        if chance.random() < 0.5:
            a_term(
                there, 3, began_on=chance.choice([date(2026, 8, 1), date(2026, 10, 15)]), years=5
            )


def _scene(cast, seed):
    """A registry with findings, terms, tasks and a meeting drawn by chance."""
    chance = random.Random(seed)
    below = [
        a_unit(f"u{at}", cast.root, head_count=chance.choice([50, 60, None])) for at in range(4)
    ]
    units = [cast.root, cast.north, cast.north_lab, cast.south, *below]
    _findings(cast, chance, units)
    _terms(chance, units)
    return _work(cast, chance, units)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_figure_is_what_the_records_give(cast, seed):
    meeting = _scene(cast, seed)
    documents = [
        unsaved(asked(cast.root, "rectification")),
        unsaved(asked(cast.root, "rectification", since=date(2026, 6, 30), day=date(2026, 10, 31))),
        unsaved(asked(cast.root, "reelection")),
        unsaved(asked(cast.root, "quarter")),
        unsaved(asked(cast.root, "relay", meeting=meeting)),
        unsaved(asked(cast.root, "letter", to_unit=cast.north)) if _has_findings(cast) else None,
    ]
    figures = [one for document in documents if document for one in document.figures]
    counted = [one for one in figures if one["key"] in FIGURES]
    tables = Tables()

    assert len(counted) > 150
    assert [one for one in counted if int(one["text"]) != recounted(one, tables)] == []
    for document in filter(None, documents):
        known = {one["n"]: one for one in document.figures}
        for share in (one for one in document.figures if one["key"] == "share"):
            of, by = (sum(int(known[n]["text"]) for n in share[key]) for key in ("of", "by"))

            assert share["text"] == f"{100 * of / by:.1f}%"


def _has_findings(cast):
    return count("findings.standing", Scope(cast.north, SINCE, TODAY)) > 0


def test_every_kind_of_figure_is_counted_again():
    assert COUNTS.keys() == FIGURES.keys()


@pytest.mark.parametrize("seed", SEEDS)
def test_what_stood_and_came_is_what_went_and_stands(cast, seed):
    _scene(cast, seed)
    scope = Scope(cast.root, SINCE, TODAY)
    found = {
        key: count(f"findings.{key}", scope)
        for key in ("before", "found", "returned", "cleared", "standing", "waived", "all")
    }

    assert found["before"] + found["found"] + found["returned"] == found["all"]
    assert found["all"] == found["cleared"] + found["standing"] + found["waived"]


@pytest.mark.parametrize("topic", ["rectification", "reelection", "quarter"])
def test_no_number_of_a_composed_text_is_without_its_records(cast, topic):
    _scene(cast, 1)
    document = unsaved(asked(cast.root, topic))
    rest = "".join(MARK.sub("", text) for text in texts(document.blocks))
    for unit in Unit.objects.all():
        rest = rest.replace(unit.name, "")
    without_days = re.sub(r"\d{4}年(\d{1,2}月\d{1,2}日|第.季度)?", "", rest)

    assert re.findall(r"\d", without_days) == []


def test_what_was_found_later_changes_no_figure_of_an_earlier_day(cast):
    june, today = (a_done_checkup(day, cast.supervisor) for day in (DAYS[0], DAYS[3]))
    a_finding(cast.north, june, today)
    scope = Scope(cast.root, date(2026, 3, 31), DAYS[1])
    with transaction.atomic():
        a_finding(cast.north, today)

    assert count("findings.standing", scope) == 1
    assert count("findings.found", scope) == 1
    assert count("findings.cleared", scope) == 0


def test_the_best_are_named_only_among_units_alike_and_never_by_number(cast):
    first, last = (a_done_checkup(day, cast.supervisor) for day in (DAYS[1], DAYS[3]))
    small = [a_unit(f"s{at}", cast.root, head_count=50) for at in range(3)]
    large = a_unit("large", cast.root, head_count=5000)
    for at, unit in enumerate([*small, large]):
        for place in range(4):
            a_finding(unit, first, last if at == 3 or place < at else None)
    told = "".join(
        block.get("text", "") for block in unsaved(asked(cast.root, "rectification")).blocks
    )
    best = told[told.index("整改进步较大") :]

    assert "s2 局（涉及问题" in best
    assert "large" not in best
    assert "s1 局" not in best


def test_units_below_are_listed_in_the_order_of_the_tree(cast):
    first = a_done_checkup(DAYS[3], cast.supervisor)
    for _ in range(3):
        a_finding(cast.south, first)
    document = unsaved(asked(cast.root, "rectification"))
    names = [row[1] for row in document.attachments[0]["blocks"][0]["rows"]]

    assert names == ["north 局", "south 局"]
    assert Finding.objects.filter(outcome=Outcome.BREACH).count() == 3


def test_a_task_that_returned_stands_on_each_day_as_it_stood_then(cast):
    checkup = a_done_checkup(DAYS[0], cast.supervisor)
    directive = a_directive(a_meeting(cast.supervisor, cast.root))
    task = a_sent_task(
        directive, cast.supervisor, cast.root, sent_on=date(2026, 10, 12),
        began_on=date(2026, 10, 12), due_on=date(2027, 6, 1),
    )  # fmt: skip
    a_lead(task, cast.north)
    verdict = {"task": task, "given_by": cast.supervisor}
    Verdict.objects.create(
        **verdict, outcome="verified", reason="看过现场", given_on=date(2026, 11, 5)
    )
    Verdict.objects.create(
        **verdict, outcome="reopened", checkup=checkup, given_on=date(2026, 11, 10),
        due_before=date(2027, 3, 1),
    )  # fmt: skip
    Extension.objects.create(
        task=task, unit=cast.north, until=date(2027, 6, 1), reason="批复未下", asked_by=cast.lead,
        asked_on=date(2026, 11, 11), due_before=date(2026, 10, 28), state="granted",
        decided_on=date(2026, 11, 18),
    )  # fmt: skip

    def counted(day):
        scope = Scope(cast.root, SINCE, day)
        return [count(f"leads.{state}", scope) for state in ("open", "closed", "overdue")]

    assert counted(date(2026, 10, 31)) == [1, 0, 0], "the later extension does not count yet"
    assert counted(date(2026, 11, 6)) == [0, 1, 0]
    assert counted(date(2026, 11, 14)) == [0, 0, 1]
    assert counted(TODAY) == [1, 0, 0]
