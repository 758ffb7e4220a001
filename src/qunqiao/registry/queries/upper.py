"""Which organisations stand above one: nearest in the tree of units, of the same kind."""

from datetime import date

from qunqiao.people.models import Unit
from qunqiao.registry.models import Organisation
from qunqiao.registry.queries.organisations import on_register

# Of one unit the upper ones first; a joint committee is a committee of several units.
_RANKS = {
    Organisation.Tier.BRANCH: 0,
    Organisation.Tier.GENERAL_BRANCH: 1,
    Organisation.Tier.COMMITTEE: 2,
    Organisation.Tier.JOINT: 2,
}


def upper_organisations(of: Organisation, day: date) -> list[Organisation]:
    """Those of the same kind at the nearest unit that has one above ``of``; one query.

    No register says which organisation is whose superior: it is read from where the units stand, which
    is how approvals go unless somebody ordered otherwise. Names only: who may open one is asked elsewhere.
    """
    paths = Unit.paths_down_to(of.unit.path)
    above = Organisation.objects.filter(on_register(day), unit__path__in=paths, kind=of.kind)
    above = above.exclude(tier=Organisation.Tier.BRANCH).exclude(pk=of.pk)
    rank = _RANKS[Organisation.Tier(of.tier)]
    found = [
        one
        for one in above.select_related("unit").order_by("-unit__path", "code")
        if one.unit_id != of.unit_id or _RANKS[Organisation.Tier(one.tier)] > rank
    ]
    return [one for one in found if one.unit_id == found[0].unit_id]
