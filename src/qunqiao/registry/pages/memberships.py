"""The members of organisations one has a duty over."""

from collections.abc import Sequence

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from qunqiao.kit import jinja, listing
from qunqiao.kit.addresses import number_of
from qunqiao.kit.columns import Column, dated, text
from qunqiao.kit.spoken import spoken
from qunqiao.registry.models import Organisation
from qunqiao.registry.pages.asking import Asked, asked, equals, unit_filter
from qunqiao.registry.pages.emptiness import nothing
from qunqiao.registry.pages.lists import list_page
from qunqiao.registry.pages.sheets import Sheet
from qunqiao.registry.queries.finding import few, found
from qunqiao.registry.queries.organisations import the_organisation
from qunqiao.registry.queries.people import is_member, visible_memberships

SHEET = Sheet("memberships")
FIELDS = (
    *("person__pk", "person__name", "person__staff_number", "person__unit__path"),
    *("organisation__name", "organisation__code", "joined_on", "left_on"),
)


@login_required
@require_safe
def memberships(request: HttpRequest) -> HttpResponseBase:
    """Members by organisation and staff number; ``?organisation=`` shows those of one."""
    about = asked(request)
    return list_page(
        about, _table(about), _("谁从哪天起是哪个组织的会员或团员；点姓名看这个人的全部会籍。")
    )


def _table(asked: Asked) -> listing.Table:
    left = asked.state == "left"

    def rows() -> listing.Rows:
        begun = visible_memberships(asked.reach, asked.day)
        return begun.filter(left_on__lte=asked.day) if left else begun.filter(is_member(asked.day))

    return listing.Table(
        title=_("会籍"),
        rows=rows,
        fields=FIELDS,
        made_from=asked.question("memberships", left),
        columns=_columns(asked.state),
        filters=_filters(asked),
        order=("organisation__unit__path", "organisation__code", "person__staff_number"),
        sentence=lambda total: _sentence(asked, total),
        empty=nothing(
            asked, _("没有符合条件的会员。请放宽筛选条件，或换一天查看。"), "memberships"
        ),
        href=lambda row: asked.person_address(row.person),
        day=asked.day,
        sheet=SHEET.title,
        remembered=True,
    )


@spoken
def _columns(state: str) -> Sequence[Column]:
    number = text("number", _("工号"), lambda row: row.person.staff_number, "person__staff_number")
    code = text("code", _("组织编号"), lambda row: row.organisation.code, "organisation__code")
    joined = dated("joined", _("加入日期"), lambda row: row.joined_on, "joined_on")
    left = dated("left", _("退出日期"), lambda row: row.left_on, "left_on")
    return [
        text("name", _("姓名"), lambda row: row.person.name, "person__pinyin", "person__name"),
        SHEET.field(number, "staff_number"),
        text(
            "organisation", _("组织名称"), lambda row: row.organisation.name, "organisation__name"
        ),
        SHEET.field(code, "organisation_code"),
        SHEET.field(joined, "joined_on"),
        SHEET.field(left, "left_on"),
    ][: 6 if state == "left" else 5]


def _filters(asked: Asked) -> list[listing.Filter]:
    by_name = listing.Filter(
        "text",
        _("姓名、拼音或工号"),
        "text",
        lambda rows, value: found(rows, value, "person"),
        few=lambda rows, value, most: few(rows, value, most, "person"),
    )
    filters = [
        unit_filter(asked, "organisation__unit__path"),
        equals("kind", _("组织类别"), Organisation.Kind.choices, "organisation__kind"),
        listing.choice(
            "state", _("状态"), [("left", _("已退出"))], lambda rows, _value: rows, _("在册")
        ),
        by_name,
        listing.on_day(asked.day),
    ]
    chosen = number_of(asked.query.get("organisation", ""))
    if chosen is not None:
        one = the_organisation(asked.reach, chosen)
        options = [(str(one.pk), one.name)]
        filters.insert(0, equals("organisation", _("组织"), options, "organisation"))
    return filters


def _sentence(asked: Asked, total: int) -> str:
    words = {"day": jinja.day(asked.day), "num": total}
    if asked.state:
        return (
            ngettext("截至 %(day)s 的 %(num)d 条会籍", "截至 %(day)s 的 %(num)d 条会籍", total)
            % words
        )
    return ngettext("%(day)s 在册的 %(num)d 名会员", "%(day)s 在册的 %(num)d 名会员", total) % words
