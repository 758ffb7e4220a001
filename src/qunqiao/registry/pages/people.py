"""The persons of the units one has a duty over; the year of birth, never the day."""

from collections.abc import Sequence

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_safe

from qunqiao.kit import jinja, listing
from qunqiao.kit.columns import Column, dated, labelled, text
from qunqiao.kit.spoken import spoken
from qunqiao.people.models import Person
from qunqiao.registry.pages.asking import Asked, asked, equals, unit_filter
from qunqiao.registry.pages.emptiness import nothing
from qunqiao.registry.pages.lists import list_page
from qunqiao.registry.pages.sheets import Sheet
from qunqiao.registry.queries.finding import few, found
from qunqiao.registry.queries.people import people_left, people_on

SHEET = Sheet("people")
FIELDS = ("name", "staff_number", "unit__name", "unit__code", "sex", "birth_date", "left_on")


@login_required
@require_safe
def people(request: HttpRequest) -> HttpResponseBase:
    """Persons by unit and staff number."""
    about = asked(request)
    lead = _(
        "在册职工；名册不记入职日期，回看过去时，当时还没来的人也列在内。"
        "查人可以输入姓名中的任何几个字、全拼、首字母，或工号的前几位。"
    )
    return list_page(about, _table(about), lead)


def _table(asked: Asked) -> listing.Table:
    query = people_left if asked.state == "left" else people_on
    return listing.Table(
        title=pgettext("名单", "人员"),
        rows=lambda: query(asked.reach, asked.day),
        fields=FIELDS,
        made_from=asked.question(query.__name__),
        columns=_columns(asked.state),
        filters=_filters(asked),
        order=("unit__path", "staff_number"),
        sentence=lambda total: _sentence(asked, total),
        empty=nothing(asked, _("没有符合条件的人员。请放宽筛选条件，或换一天查看。"), "people"),
        href=asked.leads_to("registry:person"),
        day=asked.day,
        sheet=SHEET.title,
        remembered=True,
    )


@spoken
def _columns(state: str) -> Sequence[Column]:
    named = text("name", _("姓名"), lambda row: row.name, "pinyin", "name")
    number = text("number", _("工号"), lambda row: row.staff_number, "staff_number")
    unit_code = text("unit_code", _("单位编号"), lambda row: row.unit.code, "unit__code")
    sex = labelled("sex", _("性别"), lambda row: row.sex, Person.Sex.choices, "sex")
    left = dated("left", _("离职日期"), lambda row: row.left_on, "left_on")
    return [
        SHEET.field(named, "name"),
        SHEET.field(number, "staff_number"),
        text("unit", _("所在单位"), lambda row: row.unit.name, "unit__path"),
        SHEET.field(unit_code, "unit_code"),
        SHEET.coded(sex, "sex", lambda row: row.sex),
        text("born", _("出生年份"), lambda row: row.birth_date and str(row.birth_date.year)),
        SHEET.field(left, "left_on"),
    ][: 7 if state == "left" else 6]


def _filters(asked: Asked) -> list[listing.Filter]:
    by_name = listing.Filter(
        "text",
        _("姓名、拼音或工号"),
        "text",
        found,
        few=few,
    )
    states = [("left", _("已离职"))]
    return [
        unit_filter(asked, "unit__path"),
        equals("sex", _("性别"), Person.Sex.choices, "sex"),
        listing.choice("state", _("状态"), states, lambda rows, _value: rows, _("在职")),
        by_name,
        listing.on_day(asked.day),
    ]


def _sentence(asked: Asked, total: int) -> str:
    words = {"day": jinja.day(asked.day), "num": total}
    if asked.state:
        return (
            ngettext("截至 %(day)s 的 %(num)d 名人员", "截至 %(day)s 的 %(num)d 名人员", total)
            % words
        )
    return ngettext("%(day)s 在职的 %(num)d 名人员", "%(day)s 在职的 %(num)d 名人员", total) % words
