"""The places of a unit, on its own page and on its organisations'."""

from collections.abc import Sequence
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qunqiao.kit.columns import answered, counted, dated, text
from qunqiao.kit.jinja import number
from qunqiao.registry.models import Venue
from qunqiao.registry.pages.parts import Labels, Part, part


def venues_part(venues: Sequence[Venue]) -> Part:
    """The places, and how much room they are together as far as that is on record."""
    columns = [
        text("name", _("阵地名称"), lambda row: row.name),
        text("code", _("阵地编号"), lambda row: row.code),
        text("kind", _("类型"), lambda row: row.get_kind_display()),
        counted("area", _("面积（平方米）"), lambda row: row.area),
        text("shared", _("共用"), lambda row: answered(row.shared)),
        dated("opened", _("启用日期"), lambda row: row.opened_on),
    ]
    made = part(Labels(_("阵地"), _("没有登记阵地。"), "venues"), columns, venues)
    return replace(made, note=_note(venues) if venues else "")


def _note(venues: Sequence[Venue]) -> str:
    known = [venue.area for venue in venues if venue.area is not None]
    words = {"num": len(venues), "area": number(sum(known)), "missing": len(venues) - len(known)}
    if not known:
        return (
            ngettext("%(num)d 处，面积都没有填报。", "%(num)d 处，面积都没有填报。", len(venues))
            % words
        )
    if words["missing"]:
        form = ngettext(
            "%(num)d 处，已填报的共 %(area)s 平方米，%(missing)d 处没有填报面积。",
            "%(num)d 处，已填报的共 %(area)s 平方米，%(missing)d 处没有填报面积。",
            len(venues),
        )
    else:
        form = ngettext(
            "%(num)d 处，共 %(area)s 平方米。", "%(num)d 处，共 %(area)s 平方米。", len(venues)
        )
    return form % words
