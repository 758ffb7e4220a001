"""Judging rows about units: the tree stays whole, and stays the supervising body's to change."""

from collections import deque
from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from qunqiao.registry.bridge import Value
from qunqiao.registry.queries.comparison.ground import Ground, both
from qunqiao.registry.queries.comparison.judged import Judged

NOT_YOURS = _("单位的设立、调整隶属和撤销由主管部门办理")
CIRCLE = _("上下级绕成了一圈")
PARENT_CLOSED = _("上级单位已经撤销")
STILL_HAS_UNITS = _("还有未撤销的下级单位，请先移走或撤销")


def judge_units(rows: list[Judged], ground: Ground) -> None:
    """Refuse rows that are out of reach, hang from nothing, close a unit over open ones, or form a circle."""
    standing = {judged.row.values["code"]: judged for judged in rows}
    for judged in rows:
        if judged.known is not None and not judged.refused:
            _judge_known(judged, ground)
    _Placing(standing, ground).place([judged for judged in rows if judged.known is None])
    for judged in rows:
        if judged.known is not None and not judged.refused and "parent_code" in judged.before:
            _judge_parent(judged, standing, ground)
    _judge_circles(rows, ground)
    _judge_closing(rows, ground)
    for judged in rows:
        ground.note(judged)


def _judge_known(judged: Judged, ground: Ground) -> None:
    known = judged.known
    path = known.path if known else None
    if not ground.scope.covers(path):
        judged.refuse("code", "forbidden_unit")
        return
    for name in ("parent_code", "closed_on"):
        if name in judged.before and not ground.scope.may_change_tree(path):
            judged.refuse(name, "conflict", reason=both(NOT_YOURS))
            return


def _judge_parent(judged: Judged, standing: dict[Value, Judged], ground: Ground) -> None:
    """The new parent of a unit, whether on record or on the sheet."""
    code = judged.row.values["parent_code"]
    known = ground.records["units"].get((code,))
    if not ground.holds("units", code):
        ground.refuse_reference(judged, "parent_code", "units")
    elif known is not None and not ground.scope.may_change_tree(known.path):
        judged.refuse("parent_code", "conflict", reason=both(NOT_YOURS))
    elif _closed(code, standing, ground) and judged.merged("closed_on") is None:
        judged.refuse("parent_code", "conflict", reason=both(PARENT_CLOSED))


def _closed(code: Value, standing: dict[Value, Judged], ground: Ground) -> bool:
    """Whether the unit is closed, by the sheet or on record."""
    row = standing.get(code)
    if row is not None and not row.refused:
        return row.merged("closed_on") is not None
    known = ground.records["units"].get((code,))
    return known is not None and known.values["closed_on"] is not None


class _Placing:
    """New units found their place from the top down; what hangs from a refused row is refused too."""

    def __init__(self, standing: dict[Value, Judged], ground: Ground) -> None:
        self.standing = standing
        self.ground = ground
        self.waiting: dict[Value, list[Judged]] = {}

    def place(self, new: list[Judged]) -> None:
        codes = {judged.row.values["code"] for judged in new}
        ready: deque[Judged] = deque()
        for judged in new:
            parent = judged.row.values["parent_code"]
            if parent in codes and not judged.refused:
                self.waiting.setdefault(parent, []).append(judged)
            else:
                ready.append(judged)
        while ready:
            judged = ready.popleft()
            if not judged.refused:
                self._judge(judged)
            self.ground.note(judged)
            ready.extend(self.waiting.pop(judged.row.values["code"], ()))
        # Whoever still waits, waits for itself.
        for judged in (one for several in self.waiting.values() for one in several):
            judged.refuse("parent_code", "conflict", reason=both(CIRCLE))

    def _judge(self, judged: Judged) -> None:
        scope = self.ground.scope
        if not scope.everything and not scope.tree:
            judged.refuse("code", "forbidden_unit")
        elif judged.row.values["parent_code"] is not None:
            _judge_parent(judged, self.standing, self.ground)
        elif not scope.may_change_tree(None):
            judged.refuse("parent_code", "missing")


def _judge_circles(rows: Iterable[Judged], ground: Ground) -> None:
    """Refuse every move that is part of a circle, until the tree is one again."""
    moves = {
        judged.row.values["code"]: judged
        for judged in rows
        if judged.known is not None and "parent_code" in judged.before
    }
    parents = {
        code: known.values["parent_code"] for (code,), known in ground.records["units"].items()
    }
    parents |= {code: judged.row.values["parent_code"] for code, judged in moves.items()}
    for judged in rows:
        if judged.known is None and not judged.refused:
            parents[judged.row.values["code"]] = judged.row.values["parent_code"]
    while circle := _circle(moves, parents):
        for code in circle & moves.keys():
            judged = moves.pop(code)
            judged.refuse("parent_code", "conflict", reason=both(CIRCLE))
            parents[code] = judged.known.values["parent_code"] if judged.known else None


def _circle(moves: dict[Value, Judged], parents: dict[Value, Value]) -> set[Value]:
    """The units of one circle, or none; only a move can close one."""
    safe: set[Value] = set()
    for start in moves:
        trail: dict[Value, None] = {}
        code: Value = start
        while code is not None and code not in safe:
            if code in trail:
                walked = list(trail)
                return set(walked[walked.index(code) :])
            trail[code] = None
            code = parents.get(code)
        safe |= trail.keys()
    return set()


def _judge_closing(rows: list[Judged], ground: Ground) -> None:
    """A unit is closed after those below it, as by hand (``people.actions.close_unit``)."""
    closing = {
        judged.row.values["code"]: judged
        for judged in rows
        if judged.known is not None and "closed_on" in judged.before
    }
    if not closing:
        return
    placed = {judged.row.values["code"]: judged for judged in rows if not judged.refused}
    for (code,), known in ground.records["units"].items():
        row = placed.get(code)
        parent = row.merged("parent_code") if row else known.values["parent_code"]
        closed_on = row.merged("closed_on") if row else known.values["closed_on"]
        judged = closing.get(parent)
        if judged is not None and closed_on is None and not judged.refused:
            judged.refuse("closed_on", "conflict", reason=both(STILL_HAS_UNITS))
