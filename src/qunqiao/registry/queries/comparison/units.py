"""Judging rows about units: the tree stays whole, and stays the supervising body's to change."""

from collections import deque
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext_lazy as _

from qunqiao.registry.bridge import Value
from qunqiao.registry.errors import both
from qunqiao.registry.queries.comparison.resolving import Ground
from qunqiao.registry.queries.comparison.rows import Judged, Known, Rows
from qunqiao.registry.queries.comparison.tables import TABLES

NOT_YOURS = _("单位的设立、调整隶属和撤销由主管部门办理")
CIRCLE = _("上下级绕成了一圈")
PARENT_CLOSED = _("上级单位已经撤销")
STILL_HAS_UNITS = _("还有未撤销的下级单位，请先移走或撤销")


def judge_units(several: Sequence[Rows], ground: Ground) -> None:
    """Refuse rows that are out of reach, hang from nothing, close a unit over open ones, or form a circle."""
    rows = [Judged(one, index) for one in several for index in one.standing()]
    for one in several:
        ground.note_refused(one)
    standing = {judged.values["code"]: judged for judged in rows}
    for judged in rows:
        if judged.known is not None:
            _judge_known(judged, ground)
    _Placing(standing, ground).place([judged for judged in rows if judged.known is None])
    for judged in rows:
        if judged.known is not None and not judged.refused:
            _judge_place(judged, standing, ground)
    _judge_circles(rows, ground)
    _judge_closing(rows, ground)
    for one in several:
        ground.note(one)


def _old(known: Known, name: str) -> Value:
    return known.values[TABLES["units"].at[name]]


def _judge_known(judged: Judged, ground: Ground) -> None:
    path = judged.known.path if judged.known else None
    if not ground.covers(path):
        judged.refuse("code", "forbidden_unit")
        return
    for name in ("parent_code", "closed_on"):
        if name in judged.before and not ground.scope.may_change_tree(path):
            judged.refuse(name, "conflict", reason=both(NOT_YOURS))
            return


def _judge_place(judged: Judged, standing: dict[Value, Judged], ground: Ground) -> None:
    """A unit that moves must come to a place that is open to it; one that reopens, too."""
    if "parent_code" in judged.before:
        _judge_parent(judged, standing, ground)
    elif _reopens(judged) and _closed(judged.merged("parent_code"), standing, ground):
        judged.refuse("closed_on", "conflict", reason=both(PARENT_CLOSED))


def _reopens(judged: Judged) -> bool:
    return "closed_on" in judged.before and judged.merged("closed_on") is None


def _judge_parent(judged: Judged, standing: dict[Value, Judged], ground: Ground) -> None:
    """The new parent of a unit, whether on record or on the sheet; none puts it above all units."""
    code = judged.values["parent_code"]
    known = ground.units.get((code,))
    if code is None:
        if not ground.scope.may_change_tree(None):
            judged.refuse("parent_code", "missing")
    elif not ground.holds("units", code):
        ground.refuse_reference(judged.rows, judged.index, "parent_code", "units")
    elif known is not None and not ground.scope.may_change_tree(known.path):
        judged.refuse("parent_code", "conflict", reason=both(NOT_YOURS))
    elif _closed(code, standing, ground) and judged.merged("closed_on") is None:
        judged.refuse("parent_code", "conflict", reason=both(PARENT_CLOSED))


def _closed(code: Value, standing: dict[Value, Judged], ground: Ground) -> bool:
    """Whether the unit is closed, by the sheet or on record."""
    row = standing.get(code)
    if row is not None and not row.refused:
        return row.merged("closed_on") is not None
    known = ground.units.get((code,))
    return known is not None and _old(known, "closed_on") is not None


class _Placing:
    """New units found their place from the top down; what hangs from a refused row is refused too."""

    def __init__(self, standing: dict[Value, Judged], ground: Ground) -> None:
        self.standing = standing
        self.ground = ground
        self.waiting: dict[Value, list[Judged]] = {}

    def place(self, new: list[Judged]) -> None:
        """Judge units nobody has on record, each after the unit above it."""
        codes = {judged.values["code"] for judged in new}
        ready: deque[Judged] = deque()
        for judged in new:
            parent = judged.values["parent_code"]
            if parent in codes and not judged.refused:
                self.waiting.setdefault(parent, []).append(judged)
            else:
                ready.append(judged)
        while ready:
            judged = ready.popleft()
            if not judged.refused:
                self._judge(judged)
            self._note(judged)
            ready.extend(self.waiting.pop(judged.values["code"], ()))
        # Whoever still waits, waits for itself.
        for judged in (one for several in self.waiting.values() for one in several):
            judged.refuse("parent_code", "conflict", reason=both(CIRCLE))

    def _judge(self, judged: Judged) -> None:
        scope = self.ground.scope
        if not scope.everything and not scope.tree:
            judged.refuse("code", "forbidden_unit")
        else:
            _judge_parent(judged, self.standing, self.ground)

    def _note(self, judged: Judged) -> None:
        code = judged.values["code"]
        if judged.refused:
            self.ground.refused.setdefault("units", {})[code] = judged.number
        else:
            self.ground.added.setdefault("units", set()).add(code)


def _judge_circles(rows: Iterable[Judged], ground: Ground) -> None:
    """Refuse every move that is part of a circle, until the tree is one again."""
    moves = {
        judged.values["code"]: judged
        for judged in rows
        if judged.known is not None and "parent_code" in judged.before
    }
    parents = {code: _old(known, "parent_code") for (code,), known in ground.units.items()}
    parents |= {code: judged.values["parent_code"] for code, judged in moves.items()}
    for judged in rows:
        if judged.known is None and not judged.refused:
            parents[judged.values["code"]] = judged.values["parent_code"]
    while circle := _circle(moves, parents):
        for code in circle & moves.keys():
            judged = moves.pop(code)
            judged.refuse("parent_code", "conflict", reason=both(CIRCLE))
            parents[code] = _old(judged.known, "parent_code") if judged.known else None


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
        judged.values["code"]: judged
        for judged in rows
        if judged.known is not None and "closed_on" in judged.before
    }
    closing = {code: one for code, one in closing.items() if one.merged("closed_on") is not None}
    if not closing:
        return
    placed = {judged.values["code"]: judged for judged in rows if not judged.refused}
    for (code,), known in ground.units.items():
        row = placed.get(code)
        parent = row.merged("parent_code") if row else _old(known, "parent_code")
        closed_on = row.merged("closed_on") if row else _old(known, "closed_on")
        judged = closing.get(parent)
        if judged is not None and closed_on is None and not judged.refused:
            judged.refuse("closed_on", "conflict", reason=both(STILL_HAS_UNITS))
