"""Work on intakes in the background: read what was sent, write what was confirmed."""

from collections.abc import Mapping

import structlog
from django.utils.translation import gettext_lazy as _
from django_tasks import task

from qunqiao.kit import clock
from qunqiao.kit.errors import Conflict
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of, system_person
from qunqiao.registry.actions.apply_intake import apply_intake as write
from qunqiao.registry.actions.escalate_transfer import escalate_transfer
from qunqiao.registry.actions.find_duplicates import find_duplicates as propose
from qunqiao.registry.actions.read_intake import read_intake as keep
from qunqiao.registry.actions.send_intake import send_intake
from qunqiao.registry.actions.withdraw_intake import withdraw_intake
from qunqiao.registry.errors import IntakeNotReady, MovedOn, Unreadable
from qunqiao.registry.models import Intake
from qunqiao.registry.policy.intake import scope_of
from qunqiao.registry.queries.alike import likely_pairs
from qunqiao.registry.queries.comparison import Reading, both, read_workbook
from qunqiao.registry.queries.intakes import intake_to_work_on
from qunqiao.registry.queries.transfers import late_transfers

BROKEN = _("系统读取这个文件时出了故障，什么都没有写入。请稍后重新上传；仍不行，请告诉系统管理员。")
_log = structlog.get_logger("qunqiao.registry")


@task()
def read_intake(*, intake_id: int) -> None:
    """Read and compare a workbook that was sent, in its sender's name; a second run changes nothing."""
    intake = intake_to_work_on(intake_id)
    if intake is not None and intake.state == Intake.State.READING:
        keep(actor=intake.sent_by, intake=intake, reading=_reading(intake))


def _reading(intake: Intake) -> Reading | Mapping[str, str]:
    scope = scope_of(reach_of(intake.sent_by))
    try:
        return read_workbook(bytes(intake.content), intake.filename, scope)
    except Unreadable as refusal:
        return refusal.sentences
    except Exception as error:  # the sender waits for an answer, whatever broke
        # The message may quote a cell; the kind of error and the intake's number find it again.
        _log.error("intake unread", intake=intake.pk, kind=type(error).__name__)
        return both(BROKEN)


@task()
def apply_intake(*, intake_id: int) -> None:
    """Write an intake that was confirmed, in its sender's name; a second run changes nothing."""
    intake = intake_to_work_on(intake_id)
    if intake is None or intake.state != Intake.State.APPLYING:
        return
    try:
        write(actor=intake.sent_by, intake=intake)
    except IntakeNotReady:
        _log.info("intake already settled", intake=intake.pk)


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


def take_in(*, actor: Person, filename: str, content: bytes) -> Reading:
    """The workbook read and written at once, for the command line and the sample province.

    Refused rows are left out and the rest is written. Where no row would add or change anything,
    nothing is sent, so that no empty intake waits for a confirmation.

    Raises:
        Unreadable: nothing of the file can be taken; no intake is left behind.
        MovedOn: somebody changed the registry meanwhile; nothing was written.
    """
    reading = read_workbook(content, filename, scope_of(reach_of(actor)))
    if not reading.count("add") + reading.count("change"):
        return reading
    intake = send_intake(actor=actor, filename=filename, content=content)
    intake = keep(actor=actor, intake=intake, reading=reading)
    intake = write(actor=actor, intake=intake)
    if intake.state != Intake.State.APPLIED:
        withdraw_intake(actor=actor, intake=intake)
        raise MovedOn
    return reading
