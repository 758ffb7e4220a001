"""The organisations and how their terms stand."""

from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from qunqiao.kit import jinja, listing
from qunqiao.kit.columns import Column, counted, dated, labelled, text
from qunqiao.kit.spoken import spoken
from qunqiao.registry.models import Organisation
from qunqiao.registry.pages.asking import Asked, asked, equals, text_filter, unit_filter
from qunqiao.registry.pages.emptiness import nothing
from qunqiao.registry.pages.lists import list_page
from qunqiao.registry.pages.sheets import Sheet
from qunqiao.registry.pages.words import running_marks, running_term, term_words
from qunqiao.registry.queries import organisations as queries

SHEET = Sheet("organisations")
FIELDS = (
    *("name", "code", "unit__name", "unit__code", "kind", "tier", "closed_on", "member_count"),
    *("running_began_on", "running_years", "running_extended_until"),
    "running_extension_document",
)


@login_required
@require_safe
def organisations(request: HttpRequest) -> HttpResponseBase:
    """Organisations on the register, in tree order, with members and the running term."""
    about = asked(request)
    return list_page(
        about,
        _table(about),
        _("工会、共青团、妇委会等群团组织，每个一行；点名称看它的届次、职务和会员。"),
    )


def _table(asked: Asked) -> listing.Table:
    query = queries.closed if asked.state == "closed" else queries.standing
    return listing.Table(
        title=_("群团组织"),
        rows=lambda: query(asked.reach, asked.day),
        fields=FIELDS,
        worked_out=lambda rows: queries.listed(rows, asked.day),
        made_from=asked.question(query.__name__),
        columns=_columns(asked.state, asked.day),
        filters=[unit_filter(asked, "unit__path"), *_filters(asked.day)],
        order=("unit__path", "kind", "code"),
        sentence=lambda total: _sentence(asked, total),
        empty=nothing(
            asked, _("没有符合条件的组织。请放宽筛选条件，或换一天查看。"), "organisations"
        ),
        href=asked.leads_to("registry:organisation"),
        day=asked.day,
        sheet=SHEET.title,
        remembered=True,
    )


@spoken
def _columns(chosen: str, day: date) -> tuple[Column, ...]:
    state = SHEET.field(
        dated("closed", _("撤销日期"), lambda row: row.closed_on, "closed_on"), "closed_on"
    )
    if chosen != "closed":
        state = Column(
            "term",
            _("任期"),
            running_marks(day),
            plain=lambda row: term_words(running_term(row), day),
        )
    named = text("name", _("组织名称"), lambda row: row.name, "name")
    code = text("code", _("组织编号"), lambda row: row.code, "code")
    unit_code = text("unit_code", _("单位编号"), lambda row: row.unit.code, "unit__code")
    kind = labelled("kind", _("类别"), lambda row: row.kind, Organisation.Kind.choices, "kind")
    tier = labelled("tier", _("层级"), lambda row: row.tier, Organisation.Tier.choices, "tier")
    return (
        SHEET.field(named, "name"),
        SHEET.field(code, "code"),
        text("unit", _("所在单位"), lambda row: row.unit.name, "unit__path"),
        SHEET.field(unit_code, "unit_code"),
        SHEET.coded(kind, "kind", lambda row: row.kind),
        SHEET.coded(tier, "tier", lambda row: row.tier),
        counted("members", _("会员人数"), lambda row: row.member_count, "member_count"),
        state,
    )


@spoken
def _filters(day: date) -> tuple[listing.Filter, ...]:
    states = [
        ("overdue", _("届满未换届")),
        ("due", _("半年内届满")),
        ("no_term", _("没有在任届次")),
        ("closed", _("已撤销")),
    ]

    def narrow(rows: listing.Rows, value: str) -> listing.Rows:
        return rows if value == "closed" else queries.in_state(rows, value, day)

    return (
        equals("kind", _("组织类别"), Organisation.Kind.choices, "kind"),
        equals("tier", _("组织层级"), Organisation.Tier.choices, "tier"),
        listing.choice("state", _("状态"), states, narrow, _("在册")),
        text_filter(_("名称或编号"), "name", "code"),
        listing.on_day(day),
    )


def _sentence(asked: Asked, total: int) -> str:
    words = {"day": jinja.day(asked.day), "num": total}
    if asked.state == "closed":
        return (
            ngettext("截至 %(day)s 的 %(num)d 个组织", "截至 %(day)s 的 %(num)d 个组织", total)
            % words
        )
    return ngettext("%(day)s 在册的 %(num)d 个组织", "%(day)s 在册的 %(num)d 个组织", total) % words
