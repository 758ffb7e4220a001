"""Reads of documents: who sees which, one of them, one by its bytes."""

import hashlib
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Max, Q, QuerySet

from qunqiao.circulars.bridge.marks import number_of
from qunqiao.circulars.models import Circular, Series
from qunqiao.circulars.queries.figures import FIGURES, count
from qunqiao.circulars.queries.scope import Scope
from qunqiao.kit.errors import NotFound
from qunqiao.people.models import Unit
from qunqiao.people.policy import OVERSEERS, STAFF, Reach
from qunqiao.people.queries import under, visible_units
from qunqiao.supervision.queries.reaching import touching


def visible_circulars(reach: Reach) -> QuerySet[Circular]:
    """All of the bodies one oversees, drafts too; of others what was issued to one's units.

    A letter is for the unit it names and those above it, not for its neighbours.
    """
    own = under(reach.paths(OVERSEERS), "unit__path")
    paths = reach.paths(STAFF)
    to_all = Q(to_unit=None) & touching(paths, "unit__path")
    to_one = Q(to_unit__isnull=False) & under(paths, "to_unit__path")
    issued = ~Q(state=Circular.State.DRAFT) & (to_all | to_one)
    rows = Circular.objects.filter(own | issued).select_related("unit", "to_unit")
    return rows.defer("content", "blocks", "attachments", "figures")


def the_circular(reach: Reach, circular_id: int) -> Circular:
    """One visible document with its text, or ``NotFound``."""
    rows = visible_circulars(reach).defer(None).defer("content")
    rows = rows.select_related(
        "unit", "to_unit", "meeting", "directive", "withdraws", "drafted_by", "issued_by"
    )
    found = rows.filter(pk=circular_id).first()
    if found is None:
        raise NotFound
    return found


def content_of(circular: Circular) -> bytes:
    """The bytes as they were issued."""
    kept = Circular.objects.values_list("content", flat=True).get(pk=circular.pk)
    return bytes(kept or b"")


def visible_scopes(reach: Reach, circular: Circular) -> set[int]:
    """The units of the document's figures that one may see; 0 for figures of single records.

    These lie in the branch that the document is about. One query.
    """
    named = {int(one["unit"]) for one in circular.figures if one.get("unit")}
    seen = set(visible_units(reach).filter(pk__in=named).values_list("pk", flat=True))
    about = circular.to_unit or circular.unit
    return seen | ({0} if reach.has(STAFF, about) else set())


def withdrawn_by(circular: Circular) -> Circular | None:
    """The issued document that withdrew it."""
    return circular.withdrawals.exclude(state=Circular.State.DRAFT).first()


def with_digest(digest: str) -> Circular | None:
    """The issued document with this SHA-256."""
    issued = Circular.objects.exclude(state=Circular.State.DRAFT).select_related("unit")
    return issued.defer("content").filter(digest=digest).first()


def digest_of(content: bytes) -> str:
    """SHA-256, as it stands on the document's page."""
    return hashlib.sha256(content).hexdigest()


def series_of(unit: Unit, form: str) -> Series | None:
    """The series in which the body numbers documents of this form; None before the first."""
    return Series.objects.filter(unit=unit, form=form).first()


def next_number(series: Series | None, year: int) -> str:
    """The number the next document of the series would get; "" before the series has a code."""
    if series is None:
        return ""
    return number_of(series.code, year, last_serial(series, year) + 1)


def last_serial(series: Series, year: int) -> int:
    """How far the year's documents are numbered."""
    issued = Circular.objects.filter(series=series, year=year)
    return int(issued.aggregate(last=Max("serial"))["last"] or 0)


def scope_of(figure: Mapping[str, Any]) -> Scope | None:
    """What a kept figure was counted over; None for one that was not counted."""
    if figure["key"] not in FIGURES:
        return None
    unit = Unit.objects.filter(pk=figure["unit"]).first()
    return unit and Scope(
        unit,
        date.fromisoformat(figure["since"]),
        date.fromisoformat(figure["on"]),
        figure["theme"],
        figure["meeting"],
        figure["directive"],
    )


def changed_since(circular: Circular) -> list[tuple[Mapping[str, Any], int]]:
    """Figures of the text that the records no longer give, with what they give now; not those of tables.

    A record may be corrected after the draft was written; of issued documents it may, too.
    """
    found = []
    for figure in circular.figures:
        scope = scope_of(figure) if not figure.get("line") else None
        if scope is not None and (now := count(figure["key"], scope)) != int(figure["text"]):
            found.append((figure, now))
    return found
