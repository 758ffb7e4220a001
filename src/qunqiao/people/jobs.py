"""What is done every night about personal data: erase what is past its term."""

from dataclasses import dataclass

import structlog
from django_tasks import task

from qunqiao.kit import clock
from qunqiao.kit.errors import Refusal
from qunqiao.kit.keeping import Keeping, retention
from qunqiao.kit.resealing import Sealing
from qunqiao.people.actions.reseal_private import reseal_private
from qunqiao.people.queries import system_person
from qunqiao.people.queries.private import opens, sealed_details

_log = structlog.get_logger("qunqiao.people")


@dataclass(frozen=True, slots=True)
class Due:
    """One kind of data and how many things of it are past their term."""

    keeping: Keeping
    number: int


def what_is_due() -> list[Due]:
    """Every kind that ever ends, with how much is due today; nothing is changed."""
    kinds = [keeping for keeping in retention() if keeping.due]
    return [Due(one, len(list(one.named(one.due)(clock.today())))) for one in kinds]


def erase_what_is_due() -> list[Due]:
    """Erase, in the system person's name, what is past its term; how much of each kind went.

    Each thing is an action of its own: stopped half way, the next night goes on. One that is
    refused (somebody else was faster) is left out of the count.
    """
    done = []
    for keeping in retention():
        if keeping.due:
            subjects = list(keeping.named(keeping.due)(clock.today()))
            done.append(Due(keeping, sum(_erased(keeping, subject) for subject in subjects)))
    return done


def _erased(keeping: Keeping, subject: object) -> bool:
    try:
        keeping.named(keeping.erase)(actor=system_person(), subject=subject)
    except Refusal as refusal:
        _log.info("not erased", kind=keeping.kind, refusal=type(refusal).__name__)
        return False
    return True


@task()
def keep_terms() -> None:
    """Erase what is past its term; a second run changes nothing."""
    erase_what_is_due()


DAILY = (keep_terms,)
SEALED = (Sealing(sealed_details, opens, reseal_private),)
