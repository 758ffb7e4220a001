"""Drafting an amendment of the rules, to be tried before it counts."""

import hashlib
from dataclasses import dataclass, field
from datetime import date

from qunqiao.checkups import policy, queries
from qunqiao.checkups.actions.waive_finding import LONGEST_REASON, SHORTEST_REASON
from qunqiao.checkups.errors import FromThePast, NoReason, NothingToTryOn
from qunqiao.checkups.models import Amendment
from qunqiao.kit import clock
from qunqiao.kit.errors import require
from qunqiao.kit.jobs import enqueue
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.trail.recording import action, record

LARGEST_BOOK = 500_000  # characters; the largest that is shipped has a tenth of it


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to change, as ``Amendment`` keeps it, why, and from which day."""

    kind: str
    reason: str
    from_on: date
    rule: str = ""
    book: str = ""
    text: str = ""
    values: dict[str, int | str] = field(default_factory=dict)


@action("checkups.amendment.draft")
def draft_amendment(*, actor: Person, draft: Draft, on: date) -> Amendment:
    """An amendment that counts for nothing yet; a job tries it on the last snapshot.

    Raises:
        NotAllowed: ``actor`` does not supervise.
        NothingToTryOn: no check-up was completed.
        FromThePast: it would begin before ``on``.
        NoReason: the reason says too little or too much.
        BadParameters, BadRulebook, BookIsTaken, NoSuchBook: it could never be in force.
    """
    require(policy.may_amend(reach_of(actor)))
    if queries.latest_checkup() is None:
        raise NothingToTryOn
    if draft.from_on < on:
        raise FromThePast(fields={"from_on": FromThePast.default})
    if not SHORTEST_REASON <= len(reason := draft.reason.strip()) <= LONGEST_REASON:
        raise NoReason(fields={"reason": NoReason.default})
    amendment = Amendment(
        kind=draft.kind,
        reason=reason,
        from_on=draft.from_on,
        drafted_by=actor,
        drafted_at=clock.now(),
    )
    _fill(amendment, draft)
    amendment.save()
    record(
        actor,
        on=amendment,
        kind=amendment.kind,
        rule=amendment.rule,
        book=amendment.book,
        values=amendment.values,
        digest=amendment.digest,
        reason=reason,
        from_on=amendment.from_on,
    )
    enqueue("checkups.try_amendment", amendment_id=amendment.pk)
    return amendment


def _fill(amendment: Amendment, draft: Draft) -> None:
    """What the amendment is about, once it is known that it can be in force."""
    if draft.kind == Amendment.Kind.PARAMETERS:
        amendment.rule = draft.rule
        amendment.book, amendment.values = queries.checked_values(draft.rule, draft.values)
    elif draft.kind == Amendment.Kind.ADD:
        file = queries.checked_book(draft.text)
        amendment.book, amendment.text = file.name, file.text
        amendment.digest = hashlib.sha256(draft.text.encode()).hexdigest()
    else:
        amendment.book = queries.own_book(draft.book)
