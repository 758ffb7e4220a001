"""Placing a unit, with all below it, under another."""

from qunqiao.kit.errors import require
from qunqiao.people import policy
from qunqiao.people.errors import IntoClosedUnit, IntoItself
from qunqiao.people.models import Person, Unit
from qunqiao.people.queries import reach_of
from qunqiao.trail.recording import action, record


@action("people.unit.move")
def move_unit(*, actor: Person, unit: Unit, under: Unit) -> Unit:
    """Place ``unit`` and its whole subtree below ``under``; duties over the new parent now reach it.

    Raises:
        NotAllowed: ``actor`` does not supervise both places.
        IntoItself: ``under`` is the unit or lies below it.
        IntoClosedUnit: ``under`` is closed.

    """
    require(policy.may_change_tree(reach_of(actor), unit, under))
    # Lock the whole tree's order by its root rows: two moves must not cross.
    list(Unit.objects.select_for_update().filter(depth=1))
    unit.refresh_from_db()
    under.refresh_from_db()
    if under.path.startswith(unit.path):
        raise IntoItself
    if under.closed_on is not None:
        raise IntoClosedUnit
    before = unit.get_parent(update=True)
    unit.move(under, pos="last-child")
    unit.refresh_from_db()
    record(actor, on=unit, unit_id=unit.pk, before={"parent": before}, parent=under)
    return unit
