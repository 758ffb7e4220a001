"""Reads of the trail: what a body may read of itself, and whether the chain still holds."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import QuerySet

from qunqiao.trail import digests
from qunqiao.trail.models import Chain, Detail, Entry


@dataclass(frozen=True, slots=True)
class Broken:
    """One place where the chain does not hold; ``fault`` is changed, removed, moved or detail."""

    number: int
    fault: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found: how many entries were read, the chain's head, and every broken place."""

    entries: int
    head: str
    broken: list[Broken]


def entries_of_units(unit_ids: Iterable[int]) -> QuerySet[Entry]:
    """The entries that concern these units, newest first, with what was before and after."""
    return _newest_first(Entry.objects.filter(unit_id__in=list(unit_ids)))


def all_entries() -> QuerySet[Entry]:
    """Every entry, newest first."""
    return _newest_first(Entry.objects.all())


def entries_on(subject_kind: str, subject_id: str) -> QuerySet[Entry]:
    """What was done to one record, newest first."""
    return _newest_first(Entry.objects.filter(subject_kind=subject_kind, subject_id=subject_id))


def entries_named(action: str, subject_ids: Iterable[str]) -> QuerySet[Entry]:
    """The acts of this name on these records, newest first."""
    found = Entry.objects.filter(action=action, subject_id__in=list(subject_ids))
    return found.select_related("detail").order_by("-number")


def head_number() -> int:
    """The number of the last entry; 0 where nothing was ever recorded."""
    return Chain.objects.filter(pk=1).values_list("number", flat=True).first() or 0


def actions_after(number: int) -> set[str]:
    """The names of all actions recorded since the entry with this number."""
    later = Entry.objects.filter(number__gt=number).order_by()
    return set(later.values_list("action", flat=True).distinct())


def entries_after(number: int) -> QuerySet[Entry]:
    """The acts recorded since the entry with this number, oldest first, with before and after."""
    later = Entry.objects.filter(number__gt=number).select_related("detail")
    return later.order_by("number")


def _newest_first(entries: QuerySet[Entry]) -> QuerySet[Entry]:
    return entries.select_related("detail").order_by("-number")


def verify() -> Verdict:
    """Recompute the whole chain and name every entry that was changed, removed or moved.

    A detail may be erased if a later entry owns up to it (``erase_details``). Reads one entry at a
    time. It cannot see a chain rewritten from some entry to the head; keep the head's digest
    elsewhere from time to time and compare.
    """
    broken: list[Broken] = []
    erased: set[int] = set()
    owned: set[int] = set()
    expected, previous, read = 1, digests.GENESIS, 0
    for entry in Entry.objects.select_related("detail").order_by("number").iterator(2000):
        read += 1
        broken += [Broken(missing, "removed") for missing in range(expected, entry.number)]
        broken += _faults(entry, previous if entry.number == expected else None)
        _note_erasures(entry, erased, owned)
        expected, previous = entry.number + 1, entry.digest
    broken += [Broken(number, "detail") for number in sorted(erased - owned)]
    head = Chain.objects.filter(pk=1).first() or Chain()
    broken += [Broken(missing, "removed") for missing in range(expected, head.number + 1)]
    if head.number == expected - 1 and head.digest != previous:
        broken.append(Broken(head.number, "changed"))
    return Verdict(read, head.digest, broken)


def _faults(entry: Entry, previous: str | None) -> Iterator[Broken]:
    parts = (entry.action, entry.actor, entry.subject_kind, entry.subject_id, entry.unit_id)
    right = digests.entry_digest(entry.number, entry.at, parts, entry.commitment, entry.previous)
    if right != entry.digest:
        yield Broken(entry.number, "moved" if _stood_elsewhere(entry) else "changed")
    elif previous is not None and entry.previous != previous:
        yield Broken(entry.number, "changed")
    # A reverse one-to-one that is missing raises; here that is a finding, not a fault.
    if not _detail_holds(getattr(entry, "detail", None), entry.commitment):
        yield Broken(entry.number, "detail")


def _note_erasures(entry: Entry, erased: set[int], owned: set[int]) -> None:
    """Whether the entry's detail was erased, and which erasures it owns up to itself."""
    detail = getattr(entry, "detail", None)
    if detail is not None and detail.erased_at is not None:
        erased.add(entry.number)
    elif detail is not None and _detail_holds(detail, entry.commitment):
        owned.update(detail.content["after"].get("erased_details", ()))


def _detail_holds(detail: Detail | None, promised: str) -> bool:
    """Whether the before-and-after is what the entry promised, or was erased by law."""
    if detail is None:
        return False
    erased = detail.erased_at is not None
    return erased or digests.commitment(detail.salt, detail.content) == promised


def _stood_elsewhere(entry: Entry) -> bool:
    """Whether the entry is genuine but carries another's number."""
    before = Entry.objects.filter(digest=entry.previous).values_list("number", flat=True).first()
    parts = (entry.action, entry.actor, entry.subject_kind, entry.subject_id, entry.unit_id)
    places = {1 if entry.previous == digests.GENESIS else (before or 0) + 1}
    places |= set(range(max(1, entry.number - 50), entry.number + 51))
    return any(
        digests.entry_digest(place, entry.at, parts, entry.commitment, entry.previous)
        == entry.digest
        for place in places
    )
