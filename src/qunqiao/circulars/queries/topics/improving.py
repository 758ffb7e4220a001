"""整改进步: who cleared the largest share of what stood, only among units of one kind and size."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from qunqiao.circulars.queries.composing import Paper
from qunqiao.circulars.queries.figures import count_by_branch
from qunqiao.circulars.queries.standing import children
from qunqiao.people.models import Unit

# Head counts up to which units are of one size.
SIZES = ((100, "一百人以下"), (1000, "一百人以上、一千人以下"), (10**9, "一千人以上"))
# Of fewer units nothing can be compared, and of fewer findings a share says little.
LEAST_UNITS, LEAST_FINDINGS = 3, 3


@dataclass(frozen=True, slots=True)
class Mended:
    """A unit with what stood in its branch when the span began, and what of that was cleared."""

    unit: Unit
    size: int
    stood: int
    cleared: int

    @property
    def share(self) -> float:
        """Of what stood or came, the part that was cleared."""
        return self.cleared / self.stood


def improvements(paper: Paper) -> list[str]:
    """A sentence for each group of units alike in which one stands out; two that are level are both named."""
    return [
        _sentence(paper, best, size) for alike, size in _groups(paper) if (best := _best(alike))
    ]


def _groups(paper: Paper) -> Iterator[tuple[list[Mended], str]]:
    scope = paper.asked.scope
    units = [one for one in children(paper.asked.unit, scope) if one.head_count is not None]
    stood = count_by_branch("findings.all", scope, units)
    cleared = count_by_branch("findings.cleared", scope, units)
    mended = [
        Mended(unit, _size(unit), stood[unit.pk], cleared[unit.pk])
        for unit in units
        if stood[unit.pk] >= LEAST_FINDINGS
    ]
    ordered = sorted(mended, key=lambda one: (one.unit.kind, one.size, one.unit.path))
    for (_kind, size), those in groupby(ordered, key=lambda one: (one.unit.kind, one.size)):
        alike = list(those)
        if len(alike) >= LEAST_UNITS:
            yield alike, SIZES[size][1]


def _size(unit: Unit) -> int:
    return next(at for at, (most, _word) in enumerate(SIZES) if (unit.head_count or 0) < most)


def _best(alike: list[Mended]) -> list[Mended]:
    """Those with the largest share, unless that is nothing or everybody's."""
    most = max(one.share for one in alike)
    best = [one for one in alike if one.share == most]
    return best if most > 0 and len(best) < len(alike) else []


def _sentence(paper: Paper, best: list[Mended], size: str) -> str:
    scope = paper.asked.scope
    named = []
    for one in best:
        here = scope.at(one.unit)
        cleared = paper.number("findings.cleared", here, one.cleared)
        stood = paper.number("findings.all", here, one.stood)
        named.append(f"{one.unit.name}（涉及问题{stood}个，已销号{cleared}个）")
    kind = best[0].unit.get_kind_display()
    return f"职工{size}的{kind}中，整改销号率最高的是{'、'.join(named)}。"
