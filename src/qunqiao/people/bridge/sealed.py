"""Private details sealed and opened: between plain numbers in memory and what the table keeps."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.apps import apps

from qunqiao.kit.keyring import KeysMissing, make_first_key, read_ring
from qunqiao.kit.sealing import Ring, Sealed
from qunqiao.people.bridge.numbers import normal
from qunqiao.people.models import PrivateDetail

Kind = PrivateDetail.Kind


class SealedRow(NamedTuple):
    """A row of ``PrivateDetail`` without its id, in the order of the table's columns.

    A tuple, because an intake writes them by the hundred thousand.
    """

    person_id: int
    kind: str
    cipher: bytes
    blind_index: str
    key_number: int


def ring() -> Ring:
    """The keys of this house; a house that has sealed nothing yet gets its first key here.

    Raises:
        KeysMissing: something is sealed, and the key file is gone. A new key would not open it, and
            would hide that the old one must be found.
    """
    try:
        return read_ring()
    except KeysMissing:
        if _anything_sealed():
            raise
        return make_first_key()


def _anything_sealed() -> bool:
    """Whether any table with a ``key_number``, in whatever app, has a row sealed under a key (0: not)."""
    sealing = (
        model
        for model in apps.get_models()
        if any(field.name == "key_number" for field in model._meta.concrete_fields)  # noqa: SLF001 - Django's documented model API
    )
    return any(model._default_manager.filter(key_number__gt=0).exists() for model in sealing)  # noqa: SLF001 - the same


def about(person_id: int, kind: str) -> str:
    """What a sealed number is bound to; put under another person or kind, it does not open."""
    return f"private:{person_id}:{kind}"


def seal_many(kind: str, numbers: Iterable[tuple[int, str]]) -> Iterator[SealedRow]:
    """A row for each (person id, number), sealed under the newest key; some 100,000 a second.

    Numbers must be ``normal`` (an ID number that is not would be found by nobody).
    """
    keys = ring()
    key = keys.newest
    searched = kind == Kind.ID_NUMBER
    for person_id, number in numbers:
        cipher = key.seal(number, about(person_id, kind))
        index = key.index(number, kind) if searched else ""
        yield SealedRow(person_id, kind, cipher, index, key.number)


def open_detail(detail: PrivateDetail) -> str:
    """The number of a row.

    Raises:
        Unsealable: the row was changed, moved from another person, or its key is not in the file.
        KeysMissing: there is no key file.
    """
    sealed = Sealed(bytes(detail.cipher), detail.key_number)
    return ring().open(sealed, about=about(detail.person_id, detail.kind))


def index_of(kind: str, plain: str) -> str:
    """The blind index of a number as the newest key writes it; "" for what is no such number."""
    number = normal(kind, plain)
    return ring().index(number, kind=kind) if number else ""


def indexes_of(kind: str, plain: str) -> list[str]:
    """Every blind index under which the number may stand while keys are being changed."""
    number = normal(kind, plain)
    return ring().indexes(number, kind=kind) if number else []
