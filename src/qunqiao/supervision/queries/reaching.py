"""Which tasks touch a reader's units; what every other list of this app starts from."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from qunqiao.people.models import Unit
from qunqiao.people.policy import OVERSEERS, STAFF, Reach
from qunqiao.people.queries import under
from qunqiao.supervision.models import Task


def touching(paths: Iterable[str], field: str = "path") -> Q:
    """A condition: the branch at ``field`` has a unit in common with one of these branches.

    Two branches meet only if one lies in the other: below, found by prefix, or above, one of the
    few paths that a path begins with.
    """
    paths = list(paths)
    above = {one for path in paths for one in Unit.paths_down_to(path)[:-1]}
    return under(paths, field) | Q(**{f"{field}__in": sorted(above)})


def touched_tasks(reach: Reach) -> QuerySet[Task]:
    """Tasks that were sent and touch one's units: by their field, or by who answers for them."""
    paths = reach.paths(STAFF)
    fields = Task.objects.filter(touching(paths, "parts__unit__path"))
    holders = Task.objects.filter(under(paths, "responsibilities__unit__path"))
    touched = Q(pk__in=fields.values("pk")) | Q(pk__in=holders.values("pk"))
    return Task.objects.filter(touched).exclude(state=Task.State.DRAFT)


def visible_tasks(reach: Reach) -> QuerySet[Task]:
    """The tasks of the bodies one oversees, drafts too, and the sent ones that touch one's units."""
    own = under(reach.paths(OVERSEERS), "unit__path")
    tasks = Task.objects.filter(own | Q(pk__in=touched_tasks(reach).values("pk")))
    return tasks.select_related("directive", "unit", "verifier", "place")
