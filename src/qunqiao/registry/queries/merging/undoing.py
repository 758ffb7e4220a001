"""Whether a merge can still be undone: the journal beside what the registry holds now."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from qunqiao.people.models import Person, Seat
from qunqiao.registry.models import Appointment, Membership, Merge, Transfer
from qunqiao.registry.queries.merging.changes import Change, model_of, plain
from qunqiao.registry.queries.records import addresses

_HELD: tuple[type[Model], ...] = (Membership, Appointment, Seat, Transfer)
_NAMED = {"registry.membership": "memberships", "registry.appointment": "appointments"}


def changes_in(merge: Merge) -> list[Change]:
    """What the merge wrote, in its order; empty where the journal was erased."""
    return [Change(**change) for change in merge.journal.get("changes", [])]


def held_by(person: Person) -> dict[str, list[int]]:
    """The ids of everything dated that hangs on the person, by table."""
    return {
        _label(model): sorted(
            model._default_manager.filter(person=person).values_list("pk", flat=True)  # noqa: SLF001 - Django's documented model API
        )
        for model in _HELD
    }


def moved_on(merge: Merge) -> list[str]:
    """Names of the rows that changed, went or came since the merge; empty if it can be undone."""
    return [*_differing(changes_in(merge)), *_added(merge)]


def _differing(changes: Iterable[Change]) -> Iterable[str]:
    by_table: dict[str, list[Change]] = {}
    for change in changes:
        by_table.setdefault(change.table, []).append(change)
    for table, several in by_table.items():
        rows = model_of(table).objects.in_bulk([change.pk for change in several])
        differing = [c.pk for c in several if not _as_left(c, rows.get(c.pk))]
        yield from _names(table, differing, rows)


def _as_left(change: Change, row: Any) -> bool:
    if change.after is None:
        return row is None
    if row is None:
        return False
    return all(plain(getattr(row, name)) == value for name, value in change.after.items())


def _added(merge: Merge) -> Iterable[str]:
    held: Mapping[str, list[int]] = merge.journal.get("held", {})
    for table, now in held_by(merge.kept).items():
        came = sorted(set(now) - set(held.get(table, [])))
        yield from _names(table, came, model_of(table).objects.in_bulk(came))


def _names(table: str, pks: Iterable[int], rows: Mapping[int, Any]) -> list[str]:
    keys = list(pks)
    if table in _NAMED:
        told = addresses(_NAMED[table], keys)
        return [told[pk].label if pk in told else _("一条已不在册的记录") for pk in keys]
    return [_name(table, rows.get(pk)) for pk in keys]


def _name(table: str, row: Any) -> str:
    if row is None:
        return _("一条已不在册的记录")
    if isinstance(row, Seat):
        return _("%(unit)s的“%(role)s”职责") % {
            "unit": row.unit.name,
            "role": row.get_role_display(),
        }
    if isinstance(row, Person):
        return _("%(name)s（%(number)s）的资料") % {"name": row.name, "number": row.staff_number}
    return {
        "registry.transfer": _("一件会籍转接"),
        "people.account": _("登录账号"),
    }[table]


def _label(model: type[Model]) -> str:
    return model._meta.label_lower  # noqa: SLF001 - Django's documented model API
