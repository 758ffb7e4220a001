"""Work on intakes in the background: read what was sent, write what was confirmed, finish what was lost."""

import time
from collections.abc import Callable, Mapping

import structlog
from django_tasks import task

from qunqiao.kit import clock
from qunqiao.kit.errors import Conflict, NotAllowed, Refusal
from qunqiao.kit.leases import held
from qunqiao.kit.resealing import Sealing
from qunqiao.people.queries import reach_of, system_person
from qunqiao.registry.actions.apply_intake import apply_intake as write
from qunqiao.registry.actions.escalate_transfer import escalate_transfer
from qunqiao.registry.actions.find_duplicates import find_duplicates as propose
from qunqiao.registry.actions.put_back_intake import put_back_intake
from qunqiao.registry.actions.read_intake import read_intake as keep
from qunqiao.registry.actions.reseal_former import reseal_former
from qunqiao.registry.actions.reseal_intakes import reseal_intakes
from qunqiao.registry.bridge.files import file_of
from qunqiao.registry.errors import (
    BROKEN,
    NOT_WRITTEN,
    IntakeNotReady,
    Unreadable,
    both,
)
from qunqiao.registry.models import Intake
from qunqiao.registry.policy.intake import may_apply_intake, scope_of
from qunqiao.registry.queries.alike import likely_pairs
from qunqiao.registry.queries.comparison import Manner, Reading, read_workbook
from qunqiao.registry.queries.headings import corrections_of
from qunqiao.registry.queries.intakes import intake_to_work_on, note_rows_read, unfinished
from qunqiao.registry.queries.sealed import (
    file_opens,
    former_detail_opens,
    sealed_former_details,
    sealed_intakes,
)
from qunqiao.registry.queries.transfers import late_transfers

SECONDS_BETWEEN_WORDS = 0.5
_log = structlog.get_logger("qunqiao.registry")


@task()
def read_intake(*, intake_id: int) -> None:
    """Read and compare a workbook that was sent, in its sender's name; a second run changes nothing."""
    with held("intake", intake_id) as mine:
        intake = intake_to_work_on(intake_id) if mine else None
        if intake is not None and intake.state == Intake.State.READING:
            keep(actor=intake.sent_by, intake=intake, reading=_reading(intake))


def _reading(intake: Intake) -> Reading | Mapping[str, str]:
    reach = reach_of(intake.sent_by)
    if not may_apply_intake(reach, intake):
        return both(NotAllowed.default)
    manner = Manner(scope_of(reach), intake.mode, corrections_of(intake), intake.decisions)
    told = _now_and_then(lambda rows: note_rows_read(intake.pk, rows))
    try:
        return read_workbook(file_of(intake), intake.filename, manner, told)
    except Unreadable as refusal:
        return refusal.sentences
    except Exception as error:  # the sender waits for an answer, whatever broke
        # The message may quote a cell; the kind of error and the intake's number find it again.
        _log.error("intake unread", intake=intake.pk, kind=type(error).__name__)
        return both(BROKEN)


def _now_and_then(say: Callable[[int], None]) -> Callable[[int], None]:
    """``say``, but not more often than somebody would look."""
    last = 0.0

    def told(rows: int) -> None:
        nonlocal last
        if time.monotonic() - last >= SECONDS_BETWEEN_WORDS:
            last = time.monotonic()
            say(rows)

    return told


@task()
def apply_intake(*, intake_id: int) -> None:
    """Write an intake that was confirmed, in its sender's name; a second run changes nothing."""
    with held("intake", intake_id) as mine:
        intake = intake_to_work_on(intake_id) if mine else None
        if intake is not None and intake.state == Intake.State.APPLYING:
            _write(intake)


def _write(intake: Intake) -> None:
    try:
        write(actor=intake.sent_by, intake=intake)
    except IntakeNotReady:
        _log.info("intake already settled", intake=intake.pk)
    except Refusal as refusal:
        put_back_intake(actor=intake.sent_by, intake=intake, trouble=both(refusal.sentence))
    except Exception as error:  # as above: the sender waits for an answer
        _log.error("intake unwritten", intake=intake.pk, kind=type(error).__name__)
        put_back_intake(actor=intake.sent_by, intake=intake, trouble=both(NOT_WRITTEN))


@task()
def resume_intakes() -> None:
    """Take up every intake whose worker is gone; run when a worker starts, and every minute.

    Reading leaves nothing behind before it is complete, and writing is one transaction: either is
    simply done again. An intake that another worker is at holds its lease and is passed by.
    """
    for intake_id in unfinished():
        read_intake.call(intake_id=intake_id)
        apply_intake.call(intake_id=intake_id)


@task()
def escalate_transfers() -> None:
    """Tell the units above of transfers whose deadline passed; a second run changes nothing."""
    system, today = system_person(), clock.today()
    for transfer in late_transfers(today):
        try:
            escalate_transfer(actor=system, transfer=transfer, on=today)
        except Conflict:
            _log.info("transfer not to be escalated", transfer=transfer.pk)


@task()
def find_duplicates() -> None:
    """Look which records may be one person; nobody is merged by it."""
    propose(actor=system_person(), pairs=likely_pairs(), on=clock.today())


# Run every night (``kit.daily``): silence is told above the day after the deadline.
DAILY = (escalate_transfers, find_duplicates)
# A workbook may be as large as what its sender may send: one at a time.
SEALED = (
    Sealing(sealed_former_details, former_detail_opens, reseal_former),
    Sealing(sealed_intakes, file_opens, reseal_intakes, at_once=1),
)
