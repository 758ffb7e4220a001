"""Loading the sample province: report by report through the intake a clerk uses, a check-up after each."""

from collections.abc import Callable
from datetime import date

from django.utils.translation import gettext as _

from qunqiao.burden.management import sample as burden_sample
from qunqiao.checkups.actions.order_checkup import order_checkup
from qunqiao.checkups.jobs import examine
from qunqiao.checkups.management import sample as checkup_sample
from qunqiao.circulars.management import sample as document_sample
from qunqiao.exemplars.management import sample as exemplar_sample
from qunqiao.kit import clock
from qunqiao.kit.errors import Conflict
from qunqiao.people.actions.grant_seat import grant_seat
from qunqiao.people.actions.open_account import open_account
from qunqiao.people.models import Person, Seat
from qunqiao.people.queries import account_named, system_person
from qunqiao.portal import bridge
from qunqiao.portal.queries import DEMO_NAMES, holds_units, player
from qunqiao.registry import jobs
from qunqiao.registry.actions.confirm_intake import confirm_intake
from qunqiao.registry.actions.send_intake import send_intake
from qunqiao.supervision.management import sample as meeting_sample
from qunqiao.visits.management import sample as visit_sample

# Which duty each of the demonstration's cast holds; the worker holds none.
DUTIES = {
    "supervisor": ("supervisor", Seat.Role.SUPERVISOR),
    "unit_lead": ("lead", Seat.Role.UNIT_LEAD),
    "officer": ("officer", Seat.Role.OFFICER),
    "other_officer": ("stranger", Seat.Role.OFFICER),
    "auditor": ("auditor", Seat.Role.AUDITOR),
    "counsellor": ("counsellor", Seat.Role.COUNSELLOR),
    "teller": ("teller", Seat.Role.TELLER),
    "editor": ("editor", Seat.Role.EDITOR),
    "reviewer": ("reviewer", Seat.Role.REVIEWER),
    "worker": ("worker", None),
}
_SINCE = date(2024, 1, 1)
Say = Callable[[str], None]


def load_sample(say: Say) -> None:
    """Load the province once; a second call finds it there and changes nothing.

    Raises:
        Conflict: the database holds a registry that is not the sample province.
    """
    if account_named(f"{DEMO_NAMES}supervisor"):
        say(_("样例省已经在库里"))
        return
    if holds_units():
        raise Conflict(_("这个库里已经有数据，不能再装样例省。请用 QUNQIAO_HOME 另指定一个目录。"))
    system = system_person()
    sample = bridge.sample(clock.today())
    say(_("正在导入样例省的报表"))
    register, *later = sample.reports
    _take_in(system, register)
    for role, who in sample.cast.items():
        _seat(system, role, who)
    say(_("正在体检"))
    _examined(system, register.day)
    supervisor = _played("supervisor")
    checkup_sample.waive(supervisor, register.day)
    for report in later:
        _take_in(supervisor, report)
        _examined(system, report.day)
    say(_("正在装入一次推进会的督办"))
    meeting_sample.load(_played("supervisor"), _played("lead"), _played("stranger"))
    burden_sample.load(_played("supervisor"), _played("lead"))
    exemplar_sample.load(_played("supervisor"), _played("stranger"), _played("lead"))
    document_sample.load(_played("supervisor"), _played("lead"))
    say(_("正在装入几次走访和诉求"))
    visit_sample.load(_played("supervisor"), _played("lead"))
    say(_("样例省已装好"))


def _examined(system: Person, day: date) -> None:
    examine(system, order_checkup(actor=system, as_of=day, queue=False))


def _played(part: str) -> Person:
    account = account_named(f"{DEMO_NAMES}{part}")
    if account is None:
        raise Conflict(_("样例省的身份没有开通账号。"))
    return account.person


def _take_in(sender: Person, report: bridge.Report) -> None:
    name = f"lanjiang-{report.day}.xlsx"
    intake = send_intake(actor=sender, filename=name, content=report.workbook)
    jobs.read_intake.call(intake_id=intake.pk)
    intake = confirm_intake(actor=sender, intake=intake)
    jobs.apply_intake.call(intake_id=intake.pk)


def _seat(system: Person, role: str, who: bridge.Role) -> None:
    name, duty = DUTIES[role]
    person, unit = player(who.staff_number, who.unit_code)
    open_account(actor=system, person=person, username=f"{DEMO_NAMES}{name}", password=None)
    if duty is not None:
        grant_seat(actor=system, person=person, role=duty, unit=unit, began_on=_SINCE)
