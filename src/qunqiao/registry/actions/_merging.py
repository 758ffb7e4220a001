"""Writing the changes of a merge, and taking them back."""

from collections.abc import Iterable, Sequence

from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.registry.errors import NotAPair
from qunqiao.registry.policy.merging import may_merge
from qunqiao.registry.queries.merging import Change, model_of, typed


def require_may_merge(actor: Person, one: Person, other: Person) -> None:
    """Refuse with ``NotAllowed`` who may not join or part these two."""
    duties = (*reach_of(one).duties, *reach_of(other).duties)
    require(may_merge(reach_of(actor), one, other, duties))


def locked_pair(one: Person, other: Person) -> list[Person]:
    """Both records, locked in one order for everybody, so that two merges cannot wait for each other.

    Raises:
        NotAPair: one of them was erased.

    """
    keys = [one.pk, other.pk]
    locked = Person.objects.select_for_update(of=("self",)).filter(pk__in=keys)
    found = {person.pk: person for person in locked.select_related("unit").order_by("pk")}
    if any(person.erased_on is not None or person.is_system for person in found.values()):
        raise NotAPair
    return [found[key] for key in keys]


def write(changes: Iterable[Change]) -> None:
    """Make every row what it becomes."""
    for change in changes:
        rows = model_of(change.table).objects.filter(pk=change.pk)
        if change.after is None:
            rows.delete()
        else:
            rows.update(**typed(change.table, change.after))


def take_back(changes: Sequence[Change]) -> None:
    """Make every row what it was, in the reverse order."""
    for change in reversed(changes):
        model, before = model_of(change.table), typed(change.table, change.before)
        if change.after is None:
            model(pk=change.pk, **before).save(force_insert=True)
        else:
            model.objects.filter(pk=change.pk).update(**before)
