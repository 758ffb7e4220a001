"""Who may find a task done, or take its order back: never whoever does it."""

from collections.abc import Collection, Iterable

from qunqiao.people.models import Unit
from qunqiao.people.policy import OVERSEERS, Reach
from qunqiao.supervision.models import RectificationLetter, Task
from qunqiao.supervision.policy import ANSWERING


def may_verify(reach: Reach, task: Task, leading: Iterable[Unit], doers: Collection[int]) -> bool:
    """Close a task or send it back: the verifier's people, or those above it, unless they did it.

    Did it: whoever has any duty at, or below, a unit that leads it or has led it (``leading``), and
    whoever planned a measure or gave evidence for it (``doers``, ids of persons).
    """
    return reach.has(ANSWERING, task.verifier) and _had_no_part(reach, leading, doers)


def may_withdraw(
    reach: Reach, letter: RectificationLetter, leading: Iterable[Unit], doers: Collection[int]
) -> bool:
    """Take back what a letter orders: those of the sending body, or above it, unless they do it.

    Otherwise taking an order back would be a doer's way out of it.
    """
    return reach.has(OVERSEERS, letter.sender) and _had_no_part(reach, leading, doers)


def _had_no_part(reach: Reach, leading: Iterable[Unit], doers: Collection[int]) -> bool:
    if reach.person is None:
        return False
    inside = any(duty.path.startswith(unit.path) for unit in leading for duty in reach.duties)
    return not inside and reach.person.pk not in doers


def may_clear(reach: Reach) -> bool:
    """Close or reopen by what a check-up shows: the system person alone, whoever ordered the check-up."""
    return reach.person is not None and reach.person.is_system
