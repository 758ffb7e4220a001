"""What supervision asks of a reader: to pass on, to plan and show, to answer, to send."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from qunqiao.checkups import bridge
from qunqiao.checkups import queries as checkups
from qunqiao.kit import clock, jinja
from qunqiao.people.policy import Reach
from qunqiao.supervision.models import Responsibility
from qunqiao.supervision.queries.closing import verifying_waits
from qunqiao.supervision.queries.following import (
    drafts_waiting,
    extensions_waiting,
    leads_waiting,
    relays_waiting,
)
from qunqiao.supervision.queries.inspecting import sheets_waiting
from qunqiao.supervision.queries.lights import Light, light_of
from qunqiao.workbench.queries.steps import Step

_MOST = 3


def supervised(reach: Reach) -> Iterator[Step]:
    """The steps, those of one's own unit first; at most a few of each kind."""
    yield from _leads(reach)
    yield from _sheets(reach)
    yield from _relays(reach)
    yield from _verifying(reach)
    yield from _extensions(reach)
    yield from _drafts(reach)


def _relays(reach: Reach) -> Iterator[Step]:
    for relay in relays_waiting(reach)[:_MOST]:
        yield Step(
            "due",
            _("待传达"),
            _("“%(title)s”的要求等您单位传达") % {"title": relay.meeting.title},
            relay.unit.name,
            _("在本单位会议上传达后点一下，只问一次"),
            _("%(day)s 会议") % {"day": jinja.day(relay.told_on)},
            f"{reverse('supervision:meeting', args=[relay.meeting_id])}#relay-{relay.pk}",
            _("去登记"),
        )


def _leads(reach: Reach) -> Iterator[Step]:
    """Leads that lack something: rectifications first, of these and of the others the late ones."""
    day = clock.today()
    lights = [(lead, light_of(lead, day)) for lead in leads_waiting(reach, day)]
    waiting = [pair for pair in lights if pair[1].outcome not in ("sound", "waived")]
    for rectifies in (True, False):
        those = [pair for pair in waiting if pair[0].task.rectifies == rectifies]
        yield from _late_first(those)
        if rectifies and len(those) > _MOST:
            yield _others(len(those) - _MOST)


def _others(more: int) -> Step:
    """The rectifications that are not told one by one; their findings are not told either."""
    words = ngettext("还有 %(n)d 项整改任务等您办理", "还有 %(n)d 项整改任务等您办理", more)
    address = f"{reverse('supervision:tasks')}?origin=finding"
    return Step(
        "underway", _("整改中"), words % {"n": more}, "", "", "", address, _("看全部"), count=more
    )


def _late_first(waiting: list[tuple[Responsibility, Light]]) -> Iterator[Step]:
    for lead, light in sorted(waiting, key=lambda pair: pair[1].outcome != "breach")[:_MOST]:
        task = lead.task
        words = {"who": task.unit.name, "day": jinja.day(task.due_on)}
        found = task.finding
        # What is under way is no gap of knowledge: the hatched grey means that on other pages.
        outcome = "due" if light.outcome == "unknown" else light.outcome
        yield Step(
            # A problem in hand is as grave as before.
            found.outcome if found else outcome,
            found.mark if found else str(light.word),
            found.says(get_language() or "")
            if found
            else _("牵头任务：%(what)s") % {"what": task.what},
            found.subject_name if found else lead.unit.name,
            _advice(lead, light),
            _("%(who)s下达，请于 %(day)s 前办结") % words,
            reverse("supervision:task", args=[lead.task_id]),
            _("去办理"),
            task.due_on,
            stage=(outcome, str(light.word)) if found else None,
            basis=bridge.rested_on(found.basis, lead.unit.region) if found else "",
        )


def _advice(lead: Responsibility, light: Light) -> str:
    if lead.task.finding is not None:
        deed = checkups.advisor(get_language() or "")(lead.task.finding)
        words = _(
            "%(deed)s办完后更新名册：马上重新核对，符合的到下一次体检正式销号；期限前已经符合的不算逾期，不用报材料"
        )
        return (words % {"deed": deed}).strip()  # a rule may advise nothing
    if not light.measures:
        return _("先写做什么、什么时候做完，一两条就够")
    return _("做到了的，附上一条记录；来不及的，申请延期")


def _sheets(reach: Reach) -> Iterator[Step]:
    for sheet in sheets_waiting(reach)[:_MOST]:
        late = sheet.inspection.due_on < clock.today()
        yield Step(
            "breach" if late else "due",
            _("待填报"),
            _("对号入座：%(title)s") % {"title": sheet.inspection.title},
            sheet.unit.name,
            _("体检查到的已经填好，核对一遍就能交，只问一次"),
            _("交给%(who)s，请于 %(day)s 前交")
            % {"who": sheet.inspection.unit.name, "day": jinja.day(sheet.inspection.due_on)},
            reverse("supervision:sheet", args=[sheet.pk]),
            _("去填报"),
            sheet.inspection.due_on,
        )


def _verifying(reach: Reach) -> Iterator[Step]:
    for task in verifying_waits(reach)[:_MOST]:
        yield Step(
            "due",
            _("待核验"),
            _("请核验：%(what)s") % {"what": task.what},
            "",
            _("措施都有佐证了，看过以后销号，或者退回并说明理由"),
            _("任务 %(day)s 到期") % {"day": jinja.day(task.due_on)},
            reverse("supervision:verify", args=[task.pk]),
            _("去核验"),
            task.due_on,
        )


def _extensions(reach: Reach) -> Iterator[Step]:
    asked = list(extensions_waiting(reach).values_list("asked_on", "pk", "task__what"))
    if asked:
        total = len(asked)
        told = [
            (what, reverse("supervision:extension_decide", args=[pk]))
            for _day, pk, what in asked[:_MOST]
        ]
        yield Step(
            "due",
            _("待答复"),
            ngettext("%(n)d 份延期申请等待答复", "%(n)d 份延期申请等待答复", total) % {"n": total},
            "",
            _("同意或不同意都要写明理由"),
            _("最早的一份 %(day)s 提出") % {"day": jinja.day(asked[0][0])},
            reverse("supervision:extension_decide", args=[asked[0][1]]),
            _("去答复"),
            count=total,
            parts=told,
        )


def _drafts(reach: Reach) -> Iterator[Step]:
    drafts = list(drafts_waiting(reach).values_list("what", "pk"))
    total = len(drafts)
    if total:
        first = [(what, reverse("supervision:task", args=[pk])) for what, pk in drafts[:_MOST]]
        yield Step(
            "due",
            _("待下达"),
            ngettext("%(n)d 项任务起草了还没有下达", "%(n)d 项任务起草了还没有下达", total)
            % {"n": total},
            "",
            _("先在责任图上看看有没有事没人管，有没有几家都管同一件事"),
            "",
            reverse("supervision:map"),
            _("看责任图"),
            count=total,
            parts=first,
        )
