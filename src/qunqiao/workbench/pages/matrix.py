"""Units against themes: every kind of mark in a cell, each with its number and its list."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qunqiao.checkups.models import Checkup, Theme
from qunqiao.checkups.queries import Branch, Cell
from qunqiao.workbench.pages.answering import called
from qunqiao.workbench.pages.comparing import list_of

# What a cell shows first gives it its colour: to an unknown there may belong a breach, to advice never.
_WORST_FIRST = {
    "breach": gettext_lazy("%(unit)s，%(theme)s：%(num)d 个问题"),
    "unknown": gettext_lazy("%(unit)s，%(theme)s：%(num)d 个不明"),
    "advice": gettext_lazy("%(unit)s，%(theme)s：%(num)d 条建议"),
    "waived": gettext_lazy("%(unit)s，%(theme)s：%(num)d 个已豁免"),
}
# Outcome, number, list and words of one mark.
Mark = tuple[str, int | None, str | None, str]
Row = tuple[str, str | None, int, list[list[Mark]]]
Cells = Mapping[tuple[int, str], Cell]


def columns_of(latest: Checkup) -> list[str]:
    """The themes some rule examined, and their sum."""
    return [*(str(theme.label) for theme in _examined(latest)), _("合计")]


def unexamined(latest: Checkup) -> list[str]:
    """The themes for which there is no rule yet."""
    return [str(theme.label) for theme in Theme if theme not in latest.themes]


def row_of(line: Branch, latest: Checkup, cells: Cells) -> Row:
    """One unit: its name, where it opens, how deep it stands, and the marks theme by theme."""
    here = f"{reverse('workbench:overview')}?unit={line.unit.pk}" if line.opens else None
    themes = _examined(latest)
    found = [cells.get((line.unit.pk, theme)) for theme in themes]
    marks = [
        _marks(line, cell, str(theme.label), theme.value)
        for theme, cell in zip(themes, found, strict=True)
    ]
    total = _marks(line, sum_of([cell for cell in found if cell]), _("合计"), "")
    # What is the unit's own is one part of the sum among others.
    name = _("%(unit)s（不含下级）") % {"unit": called(line)} if line.own else called(line)
    return name, here, 1, [*marks, total]


def total_row(
    lines: Sequence[Branch], latest: Checkup, cells: Cells, place: Mapping[str, str | int]
) -> Row | None:
    """All lines together, from the same cells; None where one line is all there is."""
    if len(lines) < 2:
        return None
    marks = []
    for theme in _examined(latest):
        found = [cells[line.unit.pk, theme] for line in lines if (line.unit.pk, theme) in cells]
        where = {**place, "theme": theme.value}
        marks.append(_marks_of(sum_of(found), (_("合计"), str(theme.label)), where))
    total = _marks_of(sum_of(list(cells.values())), (_("合计"), _("合计")), place)
    return _("合计"), None, 0, [*marks, total]


def sum_of(cells: Sequence[Cell]) -> Cell | None:
    """All of them together; None of none."""
    if not cells:
        return None
    names = [field.name for field in fields(Cell)]
    return Cell(**{name: sum(getattr(cell, name) for cell in cells) for name in names})


def _examined(latest: Checkup) -> list[Theme]:
    return [theme for theme in Theme if theme in latest.themes]


def _marks(line: Branch, cell: Cell | None, words: str, theme: str) -> list[Mark]:
    """Every outcome of one theme ("": of all) in one line; each count is that of its list."""
    where = {"unit": line.unit.pk, "own": "1" if line.own else "", "theme": theme}
    return _marks_of(cell, (line.unit.name, words), where)


def _marks_of(
    cell: Cell | None, named: tuple[str, str], where: Mapping[str, str | int]
) -> list[Mark]:
    """The marks of what ``named`` says, of which unit and theme, with lists asked for by ``where``."""
    place = {"unit": named[0], "theme": named[1]}
    if cell is None:
        return [("not_applicable", None, None, _("%(unit)s，%(theme)s：没有适用的规则") % place)]
    found = asdict(cell)
    marks: list[Mark] = [
        (
            outcome,
            found[outcome],
            list_of(
                **where, **({"state": outcome} if outcome == "waived" else {"outcome": outcome})
            ),
            label % {**place, "num": found[outcome]},
        )
        for outcome, label in _WORST_FIRST.items()
        if found[outcome]
    ]
    return marks or [("sound", None, None, _("%(unit)s，%(theme)s：正常") % place)]
