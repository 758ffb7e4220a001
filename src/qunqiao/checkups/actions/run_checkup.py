"""Writing what a check-up found: findings opened, kept or cleared, all at once or not at all."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import NamedTuple, TypeVar

from django.conf import settings

from qunqiao.checkups import policy
from qunqiao.checkups.bridge import Examination, Found, Taken
from qunqiao.checkups.errors import NotWaiting
from qunqiao.checkups.models import URGENCY, Checkup, Finding, Outcome, Snapshot, Tally, Turn
from qunqiao.kit import clock
from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.trail.recording import action, record

T = TypeVar("T")
Key = tuple[str, str, int]
_CHUNK = 500


class _Standing(NamedTuple):
    pk: int
    digest: str
    outcome: str


@dataclass(slots=True)
class _Turnover:
    new: int = 0
    persisting: int = 0
    returned: int = 0
    cleared: int = 0
    # Each finding that stood before and has not been seen again yet.
    before: dict[Key, _Standing] = field(default_factory=dict)


@action("checkups.checkup.run")
def run_checkup(
    *, actor: Person, checkup: Checkup, taken: Taken, examination: Examination
) -> Checkup:
    """Write what ``examination`` of the snapshot ``taken`` found, and end ``checkup``.

    A finding seen before stays the same one, an unknown that became a breach included; one that the
    data no longer shows is cleared; one that was cleared and shows again is new, and tied to the
    former one. Taking and evaluating happen before, outside of the
    transaction: they take long and hold nobody up.

    Raises:
        NotAllowed: ``actor`` may not run check-ups.
        NotWaiting: it is not running.
    """
    require(policy.may_run(reach_of(actor)))
    checkup = Checkup.objects.select_for_update().get(pk=checkup.pk)
    if checkup.state != Checkup.State.RUNNING:
        raise NotWaiting
    turnover = _keep_findings(checkup, examination)
    _keep_tallies(checkup, examination)
    _finish(checkup, taken, examination)
    record(
        actor,
        on=checkup,
        before={"state": Checkup.State.RUNNING},
        state=checkup.state,
        snapshot=taken.digest,
        rulebooks=[book["digest"] for book in checkup.rulebooks],
        outcomes=checkup.outcomes,
        new=turnover.new,
        persisting=turnover.persisting,
        returned=turnover.returned,
        cleared=turnover.cleared,
    )
    return checkup


def _keep_findings(checkup: Checkup, examination: Examination) -> _Turnover:
    turnover = _Turnover()
    standing = Finding.objects.filter(state=Finding.State.OPEN)
    known = standing.values_list("rule", "subject_kind", "subject_id", "pk", "digest", "outcome")
    for rule, kind, subject, pk, digest, outcome in known.iterator(5000):
        turnover.before[rule, kind, subject] = _Standing(pk, digest, outcome)
    for chunk in _chunks(examination.findings()):
        _keep_chunk(checkup, chunk, turnover)
    for pks in _chunks(stood.pk for stood in turnover.before.values()):
        cleared = {"state": Finding.State.CLEARED, "cleared_checkup": checkup}
        turnover.cleared += Finding.objects.filter(pk__in=pks).update(**cleared)
    standing.update(last_checkup=checkup, now="")
    return turnover


def _keep_chunk(checkup: Checkup, chunk: list[Found], turnover: _Turnover) -> None:
    new, changed, turns = [], [], []
    former = _cleared_before(chunk)
    for found in chunk:
        stood = turnover.before.pop(_key(found), None)
        if stood is None:
            new.append(_finding(checkup, found, earlier_id=former.get(_key(found))))
            continue
        turnover.persisting += 1
        # Most findings of a healthy registry do not change between two days: leave those alone.
        if stood.digest != found.values["digest"]:
            changed.append(_finding(checkup, found, pk=stood.pk))
        if stood.outcome != (after := found.values["outcome"]):
            turns.append(
                Turn(finding_id=stood.pk, checkup=checkup, before=stood.outcome, after=after)
            )
    turnover.returned += sum(one.earlier_id is not None for one in new)
    turnover.new += sum(one.earlier_id is None for one in new)
    Finding.objects.bulk_create(new)
    fields = [*chunk[0].values, "unit", "urgency"]
    Finding.objects.bulk_update(changed, fields, batch_size=100)
    Turn.objects.bulk_create(turns)


def _key(found: Found) -> Key:
    return found.rule, found.subject_kind, found.subject_id


def _cleared_before(chunk: list[Found]) -> dict[Key, int]:
    """The last cleared finding of each rule on each subject of ``chunk``."""
    of_these = Finding.objects.filter(
        state=Finding.State.CLEARED,
        rule__in={found.rule for found in chunk},
        subject_id__in={found.subject_id for found in chunk},
    )
    keyed = of_these.order_by("pk").values_list("rule", "subject_kind", "subject_id", "pk")
    return {(rule, kind, subject): pk for rule, kind, subject, pk in keyed}


def _finding(checkup: Checkup, found: Found, **known: int | None) -> Finding:
    values = found.values
    of_organisation = found.subject_kind == Finding.Subject.ORGANISATION
    return Finding(
        rule=found.rule,
        subject_kind=found.subject_kind,
        subject_id=found.subject_id,
        unit_id=found.unit_id,
        organisation_id=found.subject_id if of_organisation else None,
        urgency=URGENCY[values["outcome"], values["strength"], values["severity"]],
        first_checkup=checkup,
        last_checkup=checkup,
        **known,
        **values,
    )


def _keep_tallies(checkup: Checkup, examination: Examination) -> None:
    counted = (t for t in examination.tallies() if t.outcome != Outcome.NOT_APPLICABLE)
    for chunk in _chunks(counted):
        Tally.objects.bulk_create(
            Tally(
                checkup=checkup,
                unit_id=tally.unit_id,
                theme=tally.theme,
                rule=tally.rule,
                outcome=tally.outcome,
                count=tally.count,
            )
            for tally in chunk
        )


def _finish(checkup: Checkup, taken: Taken, examination: Examination) -> None:
    checkup.snapshot, _made = Snapshot.objects.get_or_create(
        digest=taken.digest,
        defaults={
            "taken_at": clock.now(),
            "as_of": taken.as_of,
            "directory": _below_home(taken.directory),
            "rows": taken.rows,
        },
    )
    checkup.rulebooks = examination.rulebooks
    checkup.parameters, checkup.result = examination.parameters, examination.digest()
    checkup.outcomes = dict(examination.evaluation.outcomes)
    checkup.subjects = dict(examination.evaluation.subjects)
    checkup.state, checkup.finished_at = Checkup.State.DONE, clock.now()
    checkup.save()


def _below_home(directory: Path) -> str:
    home = Path(settings.HOME)
    return str(directory.relative_to(home) if directory.is_relative_to(home) else directory)


def _chunks(items: Iterable[T]) -> Iterator[list[T]]:
    source = iter(items)
    while chunk := list(islice(source, _CHUNK)):
        yield chunk
