"""Receipt codes and raisers as keyed hashes: found again by who holds the code, told by nobody else."""

import hashlib

from qunqiao.people.bridge.sealed import ring
from qunqiao.people.models import Person

_RECEIPT, _RAISER = "need receipt", "need raiser"


def digest_of(code: str) -> str:
    """SHA-256 of a receipt code as people may type it; spaces, hyphens and case do not matter."""
    plain = "".join(char for char in code.upper() if char.isalnum())
    return hashlib.sha256(plain.encode()).hexdigest()


def receipt_index(digest: str) -> str:
    """What is stored of a code with this digest, under the newest key."""
    return ring().index(digest, kind=_RECEIPT)


def receipt_indexes(code: str) -> list[str]:
    """Under what a code may be stored: one for each key."""
    return ring().indexes(digest_of(code), kind=_RECEIPT)


def raiser_index(person: Person) -> str:
    """What is stored of a person who chose to be told in the portal: not who they are."""
    return ring().index(str(person.pk), kind=_RAISER)


def raiser_indexes(person: Person) -> list[str]:
    """Under what a person's needs may be stored, those of records merged into theirs too."""
    keys = [person.pk, *person.merged.values_list("pk", flat=True)]
    return [index for key in keys for index in ring().indexes(str(key), kind=_RAISER)]
