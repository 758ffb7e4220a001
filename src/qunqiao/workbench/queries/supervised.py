"""What supervision asks of a reader: to pass on, to plan and show, to answer, to send."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qunqiao.kit import clock
from qunqiao.people.policy import Reach
from qunqiao.supervision.queries.following import (
    drafts_waiting,
    extensions_waiting,
    leads_waiting,
    relays_waiting,
)
from qunqiao.supervision.queries.lights import Light, light_of
from qunqiao.workbench.queries.steps import Step

_MOST = 3


def supervised(reach: Reach) -> Iterator[Step]:
    """The steps, those of one's own unit first; at most a few of each kind."""
    yield from _relays(reach)
    yield from _leads(reach)
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
            relay.told_on,
            f"{reverse('supervision:meeting', args=[relay.meeting_id])}#relay-{relay.pk}",
            _("去登记"),
        )


def _leads(reach: Reach) -> Iterator[Step]:
    """Leads that lack something: a measure, evidence, or time."""
    day = clock.today()
    lights = [(lead, light_of(lead, day)) for lead in leads_waiting(reach, day)]
    waiting = [(lead, light) for lead, light in lights if light.outcome != "sound"]
    for lead, light in sorted(waiting, key=lambda pair: pair[1].outcome != "breach")[:_MOST]:
        yield Step(
            light.outcome,
            str(light.word),
            _("牵头任务：%(what)s") % {"what": lead.task.what},
            lead.unit.name,
            _advice(light),
            lead.task.sent_on,
            reverse("supervision:task", args=[lead.task_id]),
            _("去办理"),
        )


def _advice(light: Light) -> str:
    if not light.measures:
        return _("先写做什么、什么时候做完，一两条就够")
    return _("做到了的，附上一条记录；来不及的，申请延期")


def _extensions(reach: Reach) -> Iterator[Step]:
    asked = list(extensions_waiting(reach).values_list("asked_on", "pk"))
    if asked:
        total = len(asked)
        yield Step(
            "due",
            _("待答复"),
            ngettext("%(n)d 份延期申请等待答复", "%(n)d 份延期申请等待答复", total) % {"n": total},
            "",
            _("同意或不同意都要写明理由"),
            asked[0][0],
            reverse("supervision:extension_decide", args=[asked[0][1]]),
            _("去答复"),
        )


def _drafts(reach: Reach) -> Iterator[Step]:
    total = drafts_waiting(reach).count()
    if total:
        yield Step(
            "unknown",
            _("待下达"),
            ngettext("%(n)d 项任务起草了还没有下达", "%(n)d 项任务起草了还没有下达", total)
            % {"n": total},
            "",
            _("先在责任图上看有没有真空和重叠"),
            None,
            reverse("supervision:map"),
            _("看责任图"),
        )
