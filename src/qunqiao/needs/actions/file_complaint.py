"""Filing a complaint without leaving a name."""

from dataclasses import dataclass
from datetime import date

from django.core.cache import cache

from qunqiao.kit.errors import require
from qunqiao.needs import policy
from qunqiao.needs.actions._receipts import new_code
from qunqiao.needs.bridge import digest_of, raiser_index, receipt_index
from qunqiao.needs.errors import TooManyNow
from qunqiao.needs.models import Need
from qunqiao.needs.queries import owner_for, unit_called
from qunqiao.people.models import Person
from qunqiao.trail.recording import action, record

A_MINUTE = 30


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody wrote: the text, what it is about, the page they came from, how to reach them.

    ``place`` is the name of the unit it is about, in their words; ``raiser`` is set only if they chose
    to be told in the portal.
    """

    text: str
    kind: str = Need.Kind.OTHER
    place: str = ""
    page: str = ""
    contact: str = ""
    raiser: Person | None = None


@dataclass(frozen=True, slots=True)
class Filed:
    """A filed complaint and its receipt code, which is shown once and kept nowhere."""

    need: Need
    code: str


@action("needs.complaint.file")
def file_complaint(*, actor: Person, said: Said, on: date) -> Filed:
    """Keep what was ``said`` on the day ``on``, owned by the unit above the one it is about.

    ``actor`` is the system person, whoever writes: the trail tells that a complaint came, not from
    whom, about whom or what it says.

    Raises:
        NotAllowed: ``actor`` is a person.
        TooManyNow: more came in this minute than people write; all callers share one count.

    """
    require(actor.is_system)
    _count()
    code, about = new_code(), unit_called(said.place.strip())
    need = Need.objects.create(
        origin=Need.Origin.COMPLAINT,
        kind=said.kind,
        text=said.text,
        about=about,
        place="" if about else said.place,
        page=said.page,
        contact=said.contact,
        owner=owner_for(about),
        raised_on=on,
        due_on=policy.due_on(Need.Origin.COMPLAINT, on),
        receipt=receipt_index(digest_of(code)),
        raiser=raiser_index(said.raiser) if said.raiser else "",
    )
    record(actor, on=need, unit_id=need.owner_id, raised_on=on)
    return Filed(need, code)


def _count() -> None:
    """One count for everybody, gone after a minute: a limit that knows nobody."""
    if cache.add("needs:minute", 1, timeout=60):
        return
    try:
        filed = cache.incr("needs:minute")
    except ValueError:  # it ran out between the two calls
        return
    if filed > A_MINUTE:
        raise TooManyNow
