"""The plan of a merge: every row it will touch, before anything is touched."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Model, Q

from qunqiao.people.models import Account, Person, PrivateDetail
from qunqiao.registry.errors import TwoOpenTransfers
from qunqiao.registry.models import Transfer
from qunqiao.registry.queries.merging.changes import Change, changed, changed_whole, removed
from qunqiao.registry.queries.merging.spans import KINDS, MEMBERSHIPS, Dated, Span, laid_together
from qunqiao.registry.queries.merging.values import FIELDS, columns_from


@dataclass(frozen=True, slots=True)
class Choices:
    """The fields, and the kinds of sealed numbers, for which the other record's value counts."""

    fields: frozenset[str] = frozenset()
    private: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Plan:
    """What a merge does: ``changes`` in the order in which they can be written.

    ``spans`` are the ties of the kept record afterwards, by kind; ``exchanged`` the kinds of sealed
    numbers that change places; ``closes`` the account that is closed because both have one,
    ``moves`` the one that goes over because the kept record has none.
    """

    changes: list[Change]
    spans: Mapping[type[Model], list[Span]]
    exchanged: tuple[str, ...]
    closes: Account | None = None
    moves: Account | None = None


def plan_merge(kept: Person, gone: Person, choices: Choices = Choices()) -> Plan:
    """What joining ``gone`` to ``kept`` will do; reads only.

    Order: what points at absorbed rows is turned first, then these go, then the rest is changed;
    undone in the reverse order no constraint is broken on the way either.

    Raises:
        TwoOpenTransfers: two transfers that wait would be about one membership.

    """
    spans = {kind: laid_together(kind, kind.rows([kept, gone]), kept) for kind in KINDS}
    accounts = {account.person_id: account for account in _accounts(kept, gone)}
    changes = _transfers(kept, gone, spans[MEMBERSHIPS])
    changes += [removed(row) for several in spans.values() for s in several for row in s.absorbed]
    for kind, several in spans.items():
        changes += _ties(kind, several, kept)
    changes += _account(kept, accounts.get(kept.pk), accounts.get(gone.pk))
    changes += _people(kept, gone, choices)
    both = kept.pk in accounts and gone.pk in accounts
    return Plan(
        changes,
        {kind.model: several for kind, several in spans.items()},
        _exchanged(kept, gone, choices),
        closes=accounts[gone.pk] if both else None,
        moves=accounts.get(gone.pk) if not both else None,
    )


def _accounts(kept: Person, gone: Person) -> Iterable[Account]:
    return Account.objects.filter(person__in=[kept, gone])


def _transfers(kept: Person, gone: Person, spans: Iterable[Span]) -> list[Change]:
    stays = {row.pk: span.row.pk for span in spans for row in (span.row, *span.absorbed)}
    turned = [pk for pk, into in stays.items() if pk != into]
    found = Transfer.objects.filter(
        Q(person=gone) | Q(membership__in=turned) | Q(arrived__in=turned)
    ).order_by("pk")
    waiting = Transfer.objects.filter(state__in=Transfer.OPEN, membership__in=list(stays))
    about = [stays[pk] for pk in waiting.values_list("membership", flat=True)]
    if len(about) != len(set(about)):
        raise TwoOpenTransfers
    return [
        changed(
            row,
            person_id=kept.pk,
            membership_id=stays.get(row.membership_id, row.membership_id),
            arrived_id=stays.get(row.arrived_id or 0, row.arrived_id),
        )
        for row in found
    ]


def _ties(kind: Dated, spans: Iterable[Span], kept: Person) -> list[Change]:
    changes = []
    for span in spans:
        after = {"person_id": kept.pk, kind.begin: span.begin, kind.end: span.end}
        change = changed_whole(span.row, **after)
        if change.before != change.after:
            changes.append(change)
    return changes


def _account(kept: Person, own: Account | None, others: Account | None) -> list[Change]:
    if others is None:
        return []
    if own is None:
        return [changed(others, person_id=kept.pk)]
    return [changed(others, is_active=False)] if others.is_active else []


def _people(kept: Person, gone: Person, choices: Choices) -> list[Change]:
    taken = {}
    for name in FIELDS:
        if name in choices.fields:
            taken.update(columns_from(name, gone))
    merged = [*Person.objects.filter(merged_into=gone).order_by("pk"), gone]
    changes = [changed(person, merged_into_id=kept.pk) for person in merged]
    return [*changes, changed(kept, **taken)] if taken else changes


def _exchanged(kept: Person, gone: Person, choices: Choices) -> tuple[str, ...]:
    rows = PrivateDetail.objects.filter(person__in=[kept, gone]).values_list("person", "kind")
    held = set(rows)
    return tuple(
        kind
        for kind in PrivateDetail.Kind.values
        if (gone.pk, kind) in held and ((kept.pk, kind) not in held or kind in choices.private)
    )
