"""What the unit right above is called: whom to ring when a unit has something to put right."""

from collections.abc import Iterable

from django.db.models import CharField, F, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce, Length, NullIf, Substr

from qunqiao.people.models import Unit


def called_above(path: str) -> Subquery:
    """What the unit above the one at the field ``path`` is called, as part of another query.

    Null for a unit without one.
    """
    # The path of the unit above is all but the last step (treebeard).
    above = Substr(OuterRef(path), 1, Length(OuterRef(path)) - Unit.steplen)
    named = Coalesce(NullIf("short_name", Value("")), F("name"))
    units = Unit.objects.filter(path=above, path__gt="").annotate(called_so=named)
    return Subquery(units.values("called_so")[:1], output_field=CharField())


def names_above(units: Iterable[Unit]) -> dict[str, str]:
    """What the unit above each of ``units`` is called, by the path of the lower one; one query."""
    paths = {unit.path for unit in units}
    above = Unit.objects.filter(path__in={path[: -Unit.steplen] for path in paths})
    named = {unit.path: unit.called for unit in above}
    found = {path: named.get(path[: -Unit.steplen]) for path in paths}
    return {path: name for path, name in found.items() if name}
