"""The parts of a unit's page: its organisations, the units below with their sums, the duties."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from markupsafe import Markup

from qunqiao.kit.columns import Column, counted, dated, text
from qunqiao.kit.jinja import number
from qunqiao.people.models import Seat, Unit
from qunqiao.registry.models import Organisation, Post
from qunqiao.registry.pages.asking import Asked
from qunqiao.registry.pages.parts import Labels, Part, part
from qunqiao.registry.pages.words import running_term, term_mark
from qunqiao.registry.queries.days import come
from qunqiao.registry.queries.posts import holder
from qunqiao.registry.queries.units import Below


def organisations_part(
    organisations: list[Organisation], posts: Iterable[Post], about: Asked
) -> Part:
    """The organisations with their members, posts and running term."""
    held = Counter((row.organisation_id, holder(row) is not None) for row in posts)

    def seats(row: Organisation) -> str:
        words = {"num": held[row.pk, True] + held[row.pk, False], "vacant": held[row.pk, False]}
        if words["vacant"]:
            return _("%(num)d（空缺 %(vacant)d）") % words
        return number(words["num"])

    columns = [
        text("name", _("组织名称"), lambda row: row.name),
        text("kind", _("类别"), lambda row: row.get_kind_display()),
        text("tier", _("层级"), lambda row: row.get_tier_display()),
        counted("members", _("会员人数"), lambda row: row.member_count),
        Column("posts", _("职务数"), seats, numeric=True),
        Column("term", _("任期"), lambda row: term_mark(running_term(row), about.day)),
    ]
    labels = Labels(_("群团组织"), _("没有登记群团组织。"), "organisations")
    return part(
        labels, columns, organisations, lambda row: about.address("registry:organisation", row.pk)
    )


def units_part(units: Sequence[Unit], sums: Below, unit: Unit, about: Asked) -> Part:
    """The units directly below with a line of sums, and what the whole branch comes to."""
    columns = [
        text("name", _("单位名称"), lambda row: row.name),
        text("code", _("单位编号"), lambda row: row.code),
        text("kind", _("单位性质"), lambda row: row.get_kind_display()),
        counted("organisations", _("群团组织"), lambda row: row.organisation_count),
        counted("heads", _("职工人数"), lambda row: row.head_count),
    ]
    labels = Labels(_("下级单位"), _("没有下级单位。"), "units")
    made = part(labels, columns, units, lambda row: about.address("registry:unit", row.pk))
    if not units:
        return made
    listed = about.address("registry:units", unit=unit.pk)
    return replace(
        made,
        note=_branch(sums),
        foot=_sums(units),
        more=(_("本单位和各级下属单位的名单"), listed),
    )


def _sums(units: Sequence[Unit]) -> list[str | Markup]:
    known = [row.head_count for row in units if row.head_count is not None]
    total = ngettext("合计 %(num)d 个", "合计 %(num)d 个", len(units)) % {"num": len(units)}
    organisations = sum(row.organisation_count for row in units)
    return [total, "", "", number(organisations), _with_gap(sum(known), len(units) - len(known))]


def _with_gap(total: int, missing: int) -> str:
    """A sum that says how many of its parts nobody has reported: unknown is not nought."""
    if not missing:
        return number(total)
    words = {"total": number(total), "num": missing}
    return (
        ngettext("%(total)s（%(num)d 个未填报）", "%(total)s（%(num)d 个未填报）", missing) % words
    )


def _branch(sums: Below) -> str:
    words = {
        "num": sums.units,
        "organisations": number(sums.organisations),
        "people": number(sums.people),
    }
    return (
        ngettext(
            "各级下属单位共 %(num)d 个，有群团组织 %(organisations)s 个、名册上的人员 %(people)s 人。",
            "各级下属单位共 %(num)d 个，有群团组织 %(organisations)s 个、名册上的人员 %(people)s 人。",
            sums.units,
        )
        % words
    )


def seats_part(seats: Iterable[Seat], day: date) -> Part:
    """Who holds which duty on the platform for the unit."""
    columns = [
        text("role", _("职责"), lambda row: row.get_role_display()),
        text("name", _("姓名"), lambda row: row.person.name),
        dated("began", _("起"), lambda row: row.began_on),
        dated("ended", _("止"), lambda row: come(row.ended_on, day)),
    ]
    return part(Labels(_("平台职责"), _("没有授予职责。"), "seats"), columns, seats)
