"""Records that may be one person, found by grouping in the database."""

from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import Any, TypeAlias

from django.db.models import Count, Max, Min, Q, QuerySet

from qunqiao.people.models import Person, PrivateDetail
from qunqiao.registry.models import Duplicate

Pair: TypeAlias = tuple[int, int]
Pairs: TypeAlias = dict[Pair, list[str]]
Reason = Duplicate.Reason

# More than this many alike are a fault of the data (everybody born on 1 January 1900), not one person.
MOST_ALIKE = 6


def likely_pairs() -> Pairs:
    """Every pair of records that may be one person, with why; the smaller id first.

    Three reasons: the same ID number; the same name and day of birth; at one unit, names that sound
    alike and staff numbers one slip apart. Where both records say a sex, or for the last reason a
    day of birth, and these differ, it is no pair. The database groups, so that a million persons
    cost three passes over their table; memory grows with the pairs found, not with the persons.
    """
    pairs: Pairs = {}
    for reason, found in (
        (Reason.ID_NUMBER, _same_id_number()),
        (Reason.NAME_AND_BIRTH, _same_name_and_birth()),
        (Reason.NUMBER_TYPED_WRONG, _numbers_typed_wrong()),
    ):
        for pair in found:
            pairs.setdefault(pair, []).append(str(reason))
    return pairs


def pairs_rejected() -> set[Pair]:
    """Pairs somebody said are two people, also by the records that these were merged into since."""
    rejected = Duplicate.objects.filter(state=Duplicate.State.REJECTED)
    rows = rejected.values_list("one", "one__merged_into", "other", "other__merged_into")
    return {
        ordered(one_into or one, other_into or other) for one, one_into, other, other_into in rows
    }


def ordered(one: int, other: int) -> Pair:
    """The pair as it is written: the smaller id first."""
    return (one, other) if one < other else (other, one)


def _same_id_number() -> Iterable[Pair]:
    numbers = PrivateDetail.objects.filter(
        _living("person__"), kind=PrivateDetail.Kind.ID_NUMBER
    ).exclude(blind_index="")
    groups: QuerySet[Any, Any] = numbers.values("blind_index").annotate(n=Count("pk")).order_by()
    alike = groups.filter(n__gte=2, n__lte=MOST_ALIKE).values_list("blind_index", flat=True)
    rows = numbers.filter(blind_index__in=alike).values_list("blind_index", "person")
    return _combined(rows)


def _same_name_and_birth() -> Iterable[Pair]:
    groups = _grouped("name", "birth_date").exclude(birth_date=None)
    yield from _twos(groups)
    # Three and more are few: they are looked at one by one.
    for name, born in groups.filter(n__gt=2).values_list("name", "birth_date").iterator():
        alike = Person.objects.filter(_living(), name=name, birth_date=born)
        yield from _agreeing(alike.values("pk", "sex"))


def _numbers_typed_wrong() -> Iterable[Pair]:
    groups = _grouped("unit", "pinyin").exclude(pinyin="")
    numbers = groups.filter(n=2, sexes__lte=1, births__lte=1).annotate(
        low=Min("pk"), high=Max("pk"), one=Min("staff_number"), other=Max("staff_number")
    )
    for low, high, one, other in numbers.values_list("low", "high", "one", "other").iterator():
        if one_slip_apart(one, other):
            yield low, high
    for unit, pinyin in groups.filter(n__gt=2).values_list("unit", "pinyin").iterator():
        alike = Person.objects.filter(_living(), unit=unit, pinyin=pinyin)
        rows = {row["pk"]: row for row in alike.values("pk", "sex", "birth_date", "staff_number")}
        for low, high in _agreeing(rows.values()):
            if one_slip_apart(rows[low]["staff_number"], rows[high]["staff_number"]):
                yield low, high


def _living(prefix: str = "") -> Q:
    """Records of people: neither the system's, nor merged, nor erased."""
    return Q(
        **{
            f"{prefix}is_system": False,
            f"{prefix}merged_into__isnull": True,
            f"{prefix}erased_on__isnull": True,
        }
    )


def _grouped(*fields: str) -> QuerySet[Any, Any]:
    """Groups of 2 to ``MOST_ALIKE`` living records with the same ``fields``."""
    living: QuerySet[Any, Any] = Person.objects.filter(_living()).order_by().values(*fields)
    groups: QuerySet[Any, Any] = living.annotate(
        n=Count("pk"),
        sexes=Count("sex", distinct=True, filter=~Q(sex="")),
        births=Count("birth_date", distinct=True),
    )
    several: QuerySet[Any, Any] = groups.filter(n__gte=2, n__lte=MOST_ALIKE)
    return several


def _twos(groups: QuerySet[Any, Any]) -> Iterable[Pair]:
    pairs = groups.filter(n=2, sexes__lte=1).annotate(low=Min("pk"), high=Max("pk"))
    yield from pairs.values_list("low", "high").iterator()


def _agreeing(rows: Iterable[Mapping[str, Any]]) -> Iterable[Pair]:
    """The pairs among a few rows that contradict each other in nothing but the staff number."""
    for one, other in combinations(sorted(rows, key=lambda row: int(row["pk"])), 2):
        told = [(one[name], other[name]) for name in ("sex", "birth_date") if name in one]
        if all(a == b or not a or not b for a, b in told):
            yield one["pk"], other["pk"]


def _combined(rows: Iterable[tuple[str, int]]) -> Iterable[Pair]:
    groups: dict[str, set[int]] = {}
    for key, pk in rows:
        groups.setdefault(key, set()).add(pk)
    for several in groups.values():
        yield from combinations(sorted(several), 2)


def one_slip_apart(one: str, other: str) -> bool:
    """Whether one character was typed wrong, left out, put in, or swapped with its neighbour.

    >>> one_slip_apart("A1024", "A1042"), one_slip_apart("A1024", "A124"), one_slip_apart("A1", "B2")
    (True, True, False)
    """
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    head = next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    left, right = one[head:], other[head:]
    if len(left) != len(right):
        return left[1:] == right or left == right[1:]
    swapped = left[:2][::-1] == right[:2] and left[2:] == right[2:]
    return left[1:] == right[1:] or swapped
