"""Reading a full ID or telephone number."""

from qunqiao.kit.errors import require
from qunqiao.people.bridge.sealed import open_detail
from qunqiao.people.errors import ReasonNeeded
from qunqiao.people.models import Person, PrivateDetail, ReadingPurpose
from qunqiao.people.policy.privacy import may_keep_private
from qunqiao.people.queries import reach_of
from qunqiao.trail.recording import action, record

SHORTEST = 4  # characters of a reason; "办事" says nothing


@action("people.private.read")
def read_private(*, actor: Person, detail: PrivateDetail, purpose: str, reason: str) -> str:
    """The full number, for a stated purpose; to be shown once and kept nowhere.

    That it was read, by whom and what for, is on the trail and shown to the person; the number
    is not. A person reads their own with the purpose ``OWN`` and no reason.

    Raises:
        NotAllowed: the actor neither does the person's paperwork nor is the person.
        ReasonNeeded: no such purpose, or hardly a word of reason.
        Unsealable: the row was tampered with, or its key is missing.

    """
    person = detail.person
    own = purpose == ReadingPurpose.OWN
    require(actor == person if own else may_keep_private(reach_of(actor), person))
    if purpose not in ReadingPurpose.values or not (own or len(reason.strip()) >= SHORTEST):
        raise ReasonNeeded
    number = open_detail(detail)
    record(
        actor,
        on=person,
        unit_id=person.unit_id,
        detail=detail.kind,
        purpose=purpose,
        reason=reason.strip(),
    )
    return number
