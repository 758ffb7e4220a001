"""Whether a sealed number is still the one it was, without keeping the number."""

from collections.abc import Mapping

from qunqiao.people.bridge.sealed import index_of, indexes_of, open_detail
from qunqiao.people.models import Person, PrivateDetail
from qunqiao.people.queries.private import batches, verdicts


def mark_of(person: Person, kind: str) -> str:
    """A keyed mark of the person's number of this kind; "" if none is kept."""
    detail = PrivateDetail.objects.filter(person=person, kind=kind).first()
    return index_of(kind, open_detail(detail)) if detail else ""


def bears_mark(person: Person, kind: str, mark: str) -> bool:
    """Whether the person's number of this kind is the one ``mark`` was made of, under any key."""
    detail = PrivateDetail.objects.filter(person=person, kind=kind).first()
    if detail is None or not mark:
        return detail is None and not mark
    return mark in indexes_of(kind, open_detail(detail))


def no_longer_kept(kind: str, numbers: Mapping[int, str]) -> set[int]:
    """Of these ``normal`` numbers by person id, the persons whose kept one is another, or gone.

    An ID number is told by its blind index, under whatever key, and not opened; a telephone has none.
    """
    same: set[int] = set()
    unindexed: dict[int, str] = {}
    for asked in batches(numbers):
        rows = PrivateDetail.objects.filter(kind=kind, person_id__in=asked)
        for pk, index in rows.values_list("person_id", "blind_index"):
            if not index:
                unindexed[pk] = numbers[pk]
            elif index in indexes_of(kind, numbers[pk]):
                same.add(pk)
    same.update(pk for pk, said in verdicts(kind, unindexed).items() if said == "unchanged")
    return set(numbers) - same
