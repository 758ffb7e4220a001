"""The terms of office: which run, which are full, which were extended."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from qunqiao.kit import jinja, listing
from qunqiao.kit.columns import Column, counted, dated, text
from qunqiao.registry.models import Organisation, Term
from qunqiao.registry.pages.asking import Asked, asked, equals, text_filter, unit_filter
from qunqiao.registry.pages.emptiness import nothing
from qunqiao.registry.pages.lists import list_page
from qunqiao.registry.pages.sheets import Sheet
from qunqiao.registry.pages.words import term_mark, term_words
from qunqiao.registry.queries.records import anchor
from qunqiao.registry.queries.terms import STATES, extension, running, visible_terms

SHEET = Sheet("terms")
FIELDS = (
    *("organisation_id", "organisation__name", "organisation__code", "number"),
    *("began_on", "years", "extended_until", "extension_document", "ended_on"),
)


@login_required
@require_safe
def terms(request: HttpRequest) -> HttpResponseBase:
    """Running terms, the longest running first."""
    about = asked(request)
    return list_page(
        about,
        _table(about),
        _("每个组织的每一届一行；“届满日”按选举日期和任期算出，不含延期。"),
        calendar=reverse("registry:calendar"),
    )


def _table(asked: Asked) -> listing.Table:
    def rows() -> listing.Rows:
        begun = visible_terms(asked.reach, asked.day)
        return begun if asked.state else begun.filter(running(asked.day))

    def href(term: Term) -> str:
        return f"{asked.address('registry:organisation', term.organisation_id)}#{anchor(term)}"

    return listing.Table(
        title=_("届次"),
        rows=rows,
        fields=FIELDS,
        made_from=asked.question("terms", bool(asked.state)),
        columns=_columns(asked),
        filters=_filters(asked),
        order=("began_on", "organisation__unit__path"),
        sentence=lambda total: _sentence(asked, total),
        empty=nothing(asked, _("没有符合条件的届次。请放宽筛选条件，或换一天查看。"), "terms"),
        href=href,
        day=asked.day,
        sheet=SHEET.title,
        remembered=True,
    )


def _columns(asked: Asked) -> list[Column]:
    named = text("name", _("组织名称"), lambda row: row.organisation.name, "organisation__name")
    state = Column(
        "state",
        _("状态"),
        lambda row: term_mark(row, asked.day),
        plain=lambda row: term_words(row, asked.day),
    )
    return [
        named,
        *(SHEET.field(column, field) for field, column in _fields(asked).items()),
        # Worked out, not on record: a heading like 届满日期 would be read back as the day it ended.
        dated("due", _("届满日"), lambda row: row.due_on),
        state,
    ]


def _fields(asked: Asked) -> dict[str, Column]:
    columns = {
        "organisation_code": text(
            "code", _("组织编号"), lambda row: row.organisation.code, "organisation__code"
        ),
        "number": counted("number", _("第几届"), lambda row: row.number, "number"),
        "began_on": dated("began", _("选举日期"), lambda row: row.began_on, "began_on"),
        "years": counted("years", _("任期年数"), lambda row: row.years, "years"),
        "extended_until": dated("extended", _("延期至"), lambda row: extension(row, asked.day)),
    }
    if asked.state == "ended":
        columns["ended_on"] = dated("ended", _("结束日期"), lambda row: row.ended_on, "ended_on")
    return columns


def _filters(asked: Asked) -> list[listing.Filter]:
    states = [
        ("overdue", _("届满未换届")),
        ("due", _("半年内届满")),
        ("extended", _("延期中")),
        ("ended", _("已结束")),
    ]
    kinds = Organisation.Kind.choices

    def narrow(rows: listing.Rows, value: str) -> listing.Rows:
        return rows.filter(STATES[value](asked.day))

    return [
        unit_filter(asked, "organisation__unit__path"),
        equals("kind", _("组织类别"), kinds, "organisation__kind"),
        listing.choice("state", _("状态"), states, narrow, _("未结束")),
        text_filter(_("组织名称或编号"), "organisation__name", "organisation__code"),
        listing.on_day(asked.day),
    ]


def _sentence(asked: Asked, total: int) -> str:
    words = {"day": jinja.day(asked.day), "num": total}
    if asked.state:
        return (
            ngettext("截至 %(day)s 的 %(num)d 个届次", "截至 %(day)s 的 %(num)d 个届次", total)
            % words
        )
    return ngettext("%(day)s 在任的 %(num)d 个届次", "%(day)s 在任的 %(num)d 个届次", total) % words
