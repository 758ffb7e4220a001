"""Transfers of membership: those that wait for the reader, those asked for, those that are over."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from qunqiao.kit import clock, listing
from qunqiao.kit.columns import Column, dated, text
from qunqiao.registry.models import Organisation, Transfer
from qunqiao.registry.pages.asking import Asked, asked, equals
from qunqiao.registry.pages.transfer_words import transfer_mark
from qunqiao.registry.queries.finding import named_like
from qunqiao.registry.queries.transfers import (
    transfers_asked_by,
    transfers_waiting_for,
    visible_transfers,
)

# A transfer has no state "as of": the list is about what to do today.
BOXES = ("", "asked", "done", "all")


@login_required
@require_safe
def transfers(request: HttpRequest) -> HttpResponseBase:
    """What waits for me; ``?box=`` asked by us, done, all that concern my units."""
    about = asked(request)
    waiting = transfers_waiting_for(about.reach, clock.today()).count()
    return listing.answer(
        request, _table(about), "registry/transfers.html", title=_("会籍转接"), waiting=waiting
    )


def _table(about: Asked) -> listing.Table:
    today, box = clock.today(), about.query.get("box", "")
    rows = {
        "asked": transfers_asked_by,
        "done": lambda reach: visible_transfers(reach).exclude(state__in=Transfer.OPEN),
        "all": visible_transfers,
    }.get(box, lambda reach: transfers_waiting_for(reach, today))
    return listing.Table(
        title=_("会籍转接"),
        rows=rows(about.reach),
        columns=_columns(box),
        filters=_filters(),
        order=("-decided_on", "-pk") if box == "done" else ("deadline", "pk"),
        sentence=lambda total: _sentence(box, total),
        empty=_EMPTY.get(box, _EMPTY[""])(),
        href=lambda row: about.address("registry:transfer", row.pk),
        day=today,
    )


def _columns(box: str) -> list[Column]:
    today = clock.today()
    last = dated("decided", _("办结日期"), lambda row: row.decided_on, "decided_on")
    return [
        text("name", _("姓名"), lambda row: row.person.name, "person__pinyin", "person__name"),
        text("number", _("工号"), lambda row: row.person.staff_number, "person__staff_number"),
        text(
            "from", _("转出组织"), lambda row: row.from_organisation.name, "from_organisation__name"
        ),
        text("to", _("转入组织"), lambda row: row.to_organisation.name, "to_organisation__name"),
        dated("asked", _("提出日期"), lambda row: row.asked_on, "asked_on"),
        last if box == "done" else dated("due", _("答复期限"), lambda r: r.deadline, "deadline"),
        Column("state", _("状态"), lambda row: transfer_mark(row, today), ("state", "deadline")),
    ]


def _filters() -> list[listing.Filter]:
    boxes = [("asked", _("我方提出、等对方")), ("done", _("已办结")), ("all", _("全部"))]
    by_name = listing.Filter(
        "text",
        _("姓名、拼音或工号"),
        "text",
        lambda rows, value: rows.filter(named_like(value, "person__")),
    )
    return [
        listing.choice("box", _("范围"), boxes, lambda rows, _value: rows, _("等我答复")),
        equals("kind", _("组织类别"), Organisation.Kind.choices, "from_organisation__kind"),
        by_name,
    ]


def _sentence(box: str, total: int) -> str:
    words = {"num": total}
    if box:
        return ngettext("%(num)d 件会籍转接", "%(num)d 件会籍转接", total) % words
    return ngettext("%(num)d 件会籍转接等您答复", "%(num)d 件会籍转接等您答复", total) % words


_EMPTY = {
    "": lambda: _(
        "没有等您答复的转接。有人调到别的单位时，由转出或转入的一方提出，另一方确认，会籍就接上，不用重新入会。"
    ),
    "asked": lambda: _("没有我方提出、还在等对方的转接。要转出会员，请从组织或人员的页面提出。"),
    "done": lambda: _("还没有办结的转接。"),
    "all": lambda: _("您的范围内还没有会籍转接。要转出会员，请从组织或人员的页面提出。"),
}
