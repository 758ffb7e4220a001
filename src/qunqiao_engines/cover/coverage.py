"""``cover``: the duties one after the other, each kind of fault weighed and in order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from .books import Book, Kinds, Marks, Shelf
from .fields import classes, reaching, roots
from .model import Coverage, Duty, Piece, Responsibility, Tree, Vacancy
from .numbering import Numbering, numbered
from .overloading import Desks
from .presence import Presence
from .sweeping import FAULTS, sweep
from .weighing import Scale


def cover(
    tree: Tree,
    duties: Sequence[Duty],
    responsibilities: Iterable[Responsibility],
    vacancies: Iterable[Vacancy] = (),
    *,
    horizon: date,
    overload: int | None = None,
) -> Coverage:
    """Where ``duties`` lack a lead, have several, or support without a lead; and who leads too many.

    Bodies x duties x days are never laid out: of each duty only the units are looked at where a
    responsibility begins, and those above them and right beside. A piece is as large as it can be:
    the unit above has other answers somewhere, and so have the day before and the day after.

    Args:
        tree: units and the bodies at them.
        duties: what must be answered for.
        responsibilities: who leads or supports what; read once, in any order.
        vacancies: when a holder is nobody. Its lead then does not count, nor does its support.
        horizon: body-days are counted on the days before it, for much is open-ended.
        overload: how many duties a holder may lead at once; None asks nobody.

    A holder that leads the same twice is no overlap. Answers do not depend on the order of
    responsibilities and vacancies.

    Raises:
        CoverError: one of its kinds, for tables that contradict themselves.

    """
    line = numbered(tree.units)
    presence = Presence(line, tree.bodies)
    shelf = Shelf(line, duties, vacancies)
    shelf.fill(responsibilities)
    desks = Desks()
    found: dict[str, list[Piece]] = {fault: [] for fault in FAULTS}
    for duty, book in shelf.books.items():
        page = shelf.page(book)
        if overload is not None:
            desks.add(duty, page.values())
        scale = Scale(line, presence, horizon.toordinal())
        _sweep(line, book, page, scale, presence.kinds)
        for fault in FAULTS:
            found[fault] += scale.pieces(duty, fault)
    return Coverage(
        vacuum=tuple(found["vacuum"]),
        overlap=tuple(found["overlap"]),
        orphaned=tuple(found["orphaned"]),
        overload=() if overload is None else tuple(desks.overloads(overload)),
    )


def _sweep(
    line: Numbering, book: Book, page: Mapping[Kinds, Marks], scale: Scale, kinds: Sequence[str]
) -> None:
    """Put the pieces of one duty on the scale."""
    for alike in classes(book, page, kinds):
        beginnings = roots(line, book, alike[0])
        if beginnings:
            marks = reaching(page, alike[0])
            scale.add(alike, sweep(line, beginnings, marks, book.start, book.end))
