"""A workbook read and written at once, for whoever runs the server."""

from collections.abc import Callable

from django.db import transaction

from qunqiao.people.models import Person
from qunqiao.registry.actions.apply_intake import apply_intake
from qunqiao.registry.actions.read_intake import read_intake
from qunqiao.registry.actions.send_intake import send_intake
from qunqiao.registry.errors import MovedOn
from qunqiao.registry.models import Intake
from qunqiao.registry.queries.comparison import Manner, Reading, read_workbook


def take_in(
    *,
    actor: Person,
    filename: str,
    content: bytes,
    manner: Manner,
    strict: bool = False,
    told: Callable[[int], None] = lambda _rows: None,
) -> tuple[Reading, Intake | None]:
    """What the workbook did, and its intake.

    Refused rows are left out and the rest is written. Where no row would add or change anything, or one
    was refused and ``strict`` is asked for, nothing is sent and no intake comes back. From the sending
    to the last row it is one transaction: whatever kills it leaves nothing, and the same command again
    does it all.

    Raises:
        Unreadable: nothing of the file can be taken.
        MovedOn: somebody changed the registry meanwhile; nothing was written.
    """
    reading = read_workbook(content, filename, manner, told)
    stopped = strict and reading.count("refused")
    if stopped or not reading.count("add") + reading.count("change"):
        return reading, None
    with transaction.atomic():
        intake = send_intake(
            actor=actor, filename=filename, content=content, mode=manner.mode, strict=strict
        )
        intake = read_intake(actor=actor, intake=intake, reading=reading)
        intake = apply_intake(actor=actor, intake=intake)
        if intake.state != Intake.State.APPLIED:
            raise MovedOn
    return reading, intake
