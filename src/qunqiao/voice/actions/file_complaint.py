"""Filing a complaint without leaving a name."""

import secrets
from dataclasses import dataclass
from datetime import date

from django.core.cache import cache

from qunqiao.kit.errors import require
from qunqiao.people.models import Person, Unit
from qunqiao.trail.recording import action, record
from qunqiao.voice.errors import TooManyNow
from qunqiao.voice.models import Complaint
from qunqiao.voice.queries import digest_of

A_MINUTE = 30
# Without 0 O 1 I L and the like: people copy it by hand.
_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody wrote: the text, the page they came from, how to reach them if they wish."""

    text: str
    page: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Filed:
    """A filed complaint and its receipt code, which is shown once and kept nowhere."""

    complaint: Complaint
    code: str


@action("voice.complaint.file")
def file_complaint(*, actor: Person, said: Said, unit: Unit | None, on: date) -> Filed:
    """Keep what was ``said`` on the day ``on``; for ``unit`` only if the person chose so.

    ``actor`` is the system person, whoever writes: the trail tells that a complaint came, not from
    whom and not what it says.

    Raises:
        NotAllowed: ``actor`` is a person.
        TooManyNow: more came in this minute than people write; all callers share one count.

    """
    require(actor.is_system)
    _count()
    code = "-".join("".join(secrets.choice(_ALPHABET) for _ in range(4)) for _ in range(4))
    complaint = Complaint.objects.create(
        receipt_digest=digest_of(code),
        text=said.text,
        page=said.page,
        contact=said.contact,
        unit=unit,
        filed_on=on,
    )
    record(actor, on=complaint, unit_id=unit.pk if unit else None, filed_on=on)
    return Filed(complaint, code)


def _count() -> None:
    """One count for everybody, gone after a minute: a limit that knows nobody."""
    if cache.add("voice:minute", 1, timeout=60):
        return
    try:
        filed = cache.incr("voice:minute")
    except ValueError:  # it ran out between the two calls
        return
    if filed > A_MINUTE:
        raise TooManyNow
