"""What supervision holds about a person, for themself."""

from typing import Any

from django.db.models import F, QuerySet, Value

from qunqiao.people.models import Person
from qunqiao.supervision.models import (
    Answer,
    Evidence,
    Extension,
    Measure,
    Relay,
    Task,
    Verdict,
)


def copy_of_handling(person: Person) -> list[dict[str, Any]]:
    """What this person noted: relays, measures, evidence, requests, withdrawals, verdicts and answers; one query."""
    relays = _rows(Relay.objects.filter(passed_by=person), "relay", "passed_on", "passed_at")
    others = (
        _rows(Measure.objects.filter(planned_by=person), "measure", "planned_on", "what"),
        _rows(Evidence.objects.filter(given_by=person), "evidence", "given_on", "says"),
        _rows(Extension.objects.filter(asked_by=person), "extension", "asked_on", "reason"),
        _rows(
            Task.objects.filter(withdrawn_by=person),
            "withdrawal",
            "withdrawn_on",
            "withdrawn_reason",
        ),
        _rows(Verdict.objects.filter(given_by=person), "verdict", "given_on", "reason"),
        _rows(
            Answer.objects.filter(sheet__answered_by=person),
            "answer",
            "sheet__answered_on",
            "grounds",
        ),
    )
    rows = relays.union(*others, all=True).order_by("on", "noun", "said")
    return [{"what": what, "on": str(on), "said": said} for what, on, said in rows]


def _rows(rows: QuerySet[Any], noun: str, on: str, said: str) -> QuerySet[Any]:
    named = rows.order_by().annotate(noun=Value(noun), on=F(on), said=F(said))
    listed: QuerySet[Any] = named.values_list("noun", "on", "said")
    return listed
