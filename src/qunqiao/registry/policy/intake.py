"""Who may send a workbook, whose rows it may hold, and who may see and apply it."""

from dataclasses import dataclass

from qunqiao.people.models import Seat
from qunqiao.people.policy import Reach
from qunqiao.registry.models import Intake

SENDERS = frozenset({Seat.Role.SUPERVISOR, Seat.Role.UNIT_LEAD, Seat.Role.OFFICER})

# Acts that leave alone what rows are judged by; whatever is not listed counts as a change of the registry.
HARMLESS = (
    "checkups.",
    "hooks.",
    "people.account.",
    "people.factor.",
    "people.private.read",
    "people.private.reseal",
    "people.seat.",
    "people.signin.",
    "people.token.",
    "registry.detail.reseal",
    "registry.duplicate.",
    "registry.file.reseal",
    "registry.headings.",
    "registry.intake.clear",
    "registry.intake.confirm",
    "registry.intake.correct",
    "registry.intake.decide",
    "registry.intake.put_back",
    "registry.intake.read",
    "registry.intake.send",
    "registry.intake.withdraw",
    "needs.",
    "visits.",
    "voice.",
)


@dataclass(frozen=True, slots=True)
class Scope:
    """The units a sender's rows may be about, as path prefixes; the system person reaches all.

    ``tree`` are the parts in which units may also be opened, moved and closed: the tree is the
    supervising body's to change (``people.policy.may_change_tree``), by workbook as by hand.
    """

    everything: bool
    paths: tuple[str, ...] = ()
    tree: tuple[str, ...] = ()

    def covers(self, path: str | None) -> bool:
        """Whether a unit at ``path`` is in reach; a record at no unit is in reach of nobody."""
        return path is not None and (self.everything or path.startswith(self.paths))

    def may_change_tree(self, path: str | None) -> bool:
        """Whether units may be opened, moved or closed at ``path`` (None: above all units)."""
        return self.everything or (path is not None and path.startswith(self.tree))

    def as_kept(self) -> dict[str, object]:
        """The scope as an intake keeps it, to see later whether it is still the same."""
        return {
            "everything": self.everything,
            "paths": list(self.paths),
            "tree": list(self.tree),
        }


def moves_registry(action: str) -> bool:
    """Whether an act of this name may have changed what a preview rests on.

    Every write is an act on the trail. A change of duties moves no record; the sender's own scope is
    kept with the preview and compared by itself.
    """
    return not action.startswith(HARMLESS)


def scope_of(reach: Reach) -> Scope:
    """What a sender's rows may be about."""
    if reach.person is not None and reach.person.is_system:
        return Scope(everything=True)
    tree = reach.paths({Seat.Role.SUPERVISOR})
    return Scope(everything=False, paths=tuple(reach.paths(SENDERS)), tree=tuple(tree))


def may_send_intake(reach: Reach) -> bool:
    """Those who keep the records send them; the auditor reads, the system person loads."""
    return reach.has(SENDERS) or (reach.person is not None and reach.person.is_system)


def may_apply_intake(reach: Reach, intake: Intake) -> bool:
    """Only the sender, who still has such a duty: the rows were judged by the sender's reach."""
    return (
        may_send_intake(reach) and reach.person is not None and reach.person.pk == intake.sent_by_id
    )


def may_withdraw_intake(reach: Reach, intake: Intake) -> bool:
    """The sender may always take back what is not written, even after the duty has ended."""
    return reach.person is not None and reach.person.pk == intake.sent_by_id


def may_undo_intake(reach: Reach, intake: Intake) -> bool:
    """The sender who still has the duty, a supervisor over the sender's unit, or the system person."""
    if may_apply_intake(reach, intake) or (reach.person is not None and reach.person.is_system):
        return True
    unit = intake.sent_by.unit
    return unit is not None and reach.has({Seat.Role.SUPERVISOR}, unit)
