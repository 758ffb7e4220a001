"""The digests of the chain, written so that anyone can recompute them with a standard library."""

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

GENESIS = "0" * 64


def canonical(content: Any) -> bytes:
    """``content`` as JSON with sorted keys and no spaces, in UTF-8."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def commitment(salt: str, content: Any) -> str:
    """A digest that binds to ``content`` and, thanks to ``salt``, cannot be guessed back."""
    return hashlib.sha256(salt.encode() + canonical(content)).hexdigest()


def entry_digest(
    number: int,
    at: datetime,
    parts: tuple[str, str, str, str, int | None],
    promised: str,
    previous: str,
) -> str:
    """The digest of an entry; ``parts`` = action, actor, subject kind, subject id, unit id."""
    moment = at.astimezone(UTC).isoformat(timespec="microseconds")
    return hashlib.sha256(canonical([number, moment, *parts, promised, previous])).hexdigest()
