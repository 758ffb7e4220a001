"""Units, organisations and their terms as they stood on a day."""

from django.db.models import QuerySet

from qunqiao.circulars.queries.scope import Scope
from qunqiao.kit.errors import NotFound
from qunqiao.people.models import Unit
from qunqiao.people.policy import Reach
from qunqiao.people.queries import under, visible_units
from qunqiao.registry.models import Organisation, Term
from qunqiao.registry.queries import terms
from qunqiao.registry.queries.days import in_force


def unit_with_code(code: str) -> Unit | None:
    """The unit with this code, for whoever runs the server."""
    found: Unit | None = Unit.objects.filter(code=code).first()
    return found


def own_unit(reach: Reach) -> Unit:
    """The topmost unit one has a duty over, or ``NotFound``."""
    found: Unit | None = visible_units(reach).first()
    if found is None:
        raise NotFound
    return found


def children(unit: Unit, scope: Scope) -> list[Unit]:
    """The units right below that existed on the day, in the order of the tree; one query."""
    below = Unit.objects.filter(under([unit.path]), depth=unit.depth + 1)
    return list(below.filter(in_force(scope.day, "opened_on", "closed_on")).order_by("path"))


def units(scope: Scope) -> QuerySet[Unit]:
    """The units of the branch."""
    rows: QuerySet[Unit] = Unit.objects.filter(
        under([scope.unit.path]), in_force(scope.day, "opened_on", "closed_on")
    )
    return rows


def organisations(scope: Scope) -> QuerySet[Organisation]:
    """The organisations at these units."""
    rows = Organisation.objects.filter(
        under([scope.unit.path], "unit__path"), in_force(scope.day, "founded_on", "closed_on")
    )
    return rows.select_related("unit")


def running(scope: Scope) -> QuerySet[Term]:
    """The terms that ran on the day, full or not, of organisations that existed."""
    rows = Term.objects.filter(
        under([scope.unit.path], "organisation__unit__path"),
        terms.running(scope.day),
        in_force(scope.day, "founded_on", "closed_on", "organisation__"),
    )
    return rows.select_related("organisation__unit")


def overdue(scope: Scope) -> QuerySet[Term]:
    """Those that were full, an approved extension included."""
    return running(scope).filter(terms.overdue(scope.day))


def due_soon(scope: Scope) -> QuerySet[Term]:
    """Those that are full within half a year."""
    return running(scope).filter(terms.due_soon(scope.day))


def extended(scope: Scope) -> QuerySet[Term]:
    """Those in the time they were extended by."""
    return running(scope).filter(terms.extended(scope.day))


def renewed(scope: Scope) -> QuerySet[Term]:
    """Those that began in the span, the first of an organisation left out."""
    return running(scope).filter(began_on__gt=scope.since, number__gt=1)
