"""How many members a record has, of which sex, and how that came about year by year."""

from collections.abc import Sequence
from dataclasses import replace

from django.utils.translation import gettext as _
from markupsafe import Markup

from qunqiao.kit import clock
from qunqiao.kit.columns import Column, counted
from qunqiao.kit.components import state
from qunqiao.kit.jinja import day as written
from qunqiao.kit.jinja import number
from qunqiao.registry.pages.asking import Asked
from qunqiao.registry.pages.charts import bars
from qunqiao.registry.pages.parts import Labels, Part, part
from qunqiao.registry.queries.members import SMALLEST_CELL, Members, Reading


def membership_part(members: Members, about: Asked, more: tuple[str, str] | None = None) -> Part:
    """The members on the day of the page and at the end of the years before."""
    most = max((reading.number for reading in members.counts), default=0)
    columns = [
        Column("day", _("日期"), lambda row: _when(row, about)),
        counted("members", _("会员人数"), lambda row: row.number),
        Column("bar", _("变化"), lambda row: bars(most, row.number)),
    ]
    labels = Labels(_("会员"), _("没有会员记录。"), "members")
    rows: Sequence[Reading] = members.counts if most else []
    made = part(labels, columns, list(reversed(rows)), record=lambda _row: None)
    return replace(made, note=_note(members) if members.now else "", more=more)


def _when(reading: Reading, about: Asked) -> str:
    if reading.day == about.day:
        return _("今天") if about.day == clock.today() else written(reading.day)
    return _("%(year)d 年底") % {"year": reading.day.year}


def _note(members: Members) -> str | Markup:
    """The sexes in words; withheld where one of them is so few that it would point at persons."""
    if members.women is None or members.men is None:
        words = _("男女人数：有一方不足 %(least)d 人，不单独列出") % {"least": SMALLEST_CELL}
        return state("withheld", text=words)
    said = {"women": number(members.women), "men": number(members.men)}
    if members.unknown:
        said["unknown"] = number(members.unknown)
        return _("女 %(women)s 人，男 %(men)s 人，%(unknown)s 人未填性别。") % said
    return _("女 %(women)s 人，男 %(men)s 人。") % said
