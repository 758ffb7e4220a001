"""Whether a sealed number is still the one it was, without keeping the number."""

from qunqiao.people.bridge.sealed import index_of, indexes_of, open_detail
from qunqiao.people.models import Person, PrivateDetail


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
