"""Who may ask for a transfer of membership, who answers it, and who answers when nobody does."""

from dataclasses import dataclass
from datetime import date

from qunqiao.people.models import Seat, Unit
from qunqiao.people.policy import OVERSEERS, STAFF, Placed, Reach
from qunqiao.registry.models import Membership, Organisation, Transfer
from qunqiao.registry.policy.intake import SENDERS

# Those who speak for an organisation. A supervising body speaks for its own organisations only:
# for those below it steps in when they are silent, not instead of them.
KEEPERS = frozenset({Seat.Role.OFFICER, Seat.Role.UNIT_LEAD})


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the tree of units."""

    path: str


def speaks_for(reach: Reach, unit: Placed) -> bool:
    """Whether the person answers for organisations at ``unit``."""
    own = any(d.role == Seat.Role.SUPERVISOR and d.path == unit.path for d in reach.duties)
    return own or reach.has(KEEPERS, unit)


def common_place(transfer: Transfer) -> Place | None:
    """The lowest place at or above both organisations; None if they are in different trees."""
    one, other = transfer.from_organisation.unit.path, transfer.to_organisation.unit.path
    shared = [path for path in Unit.paths_down_to(one) if other.startswith(path)]
    return Place(shared[-1]) if shared else None


def is_late(transfer: Transfer, today: date) -> bool:
    """Whether the answer is overdue, told to the unit above already or not yet."""
    return transfer.state == Transfer.State.ESCALATED or (
        transfer.state == Transfer.State.ASKED and transfer.deadline < today
    )


def may_ask_transfer(reach: Reach, organisation: Organisation) -> bool:
    """Those who keep the organisation's records ask for its members to go, or to come."""
    return reach.has(SENDERS, organisation.unit)


def may_move_own(reach: Reach, membership: Membership) -> bool:
    """Members ask for their own to move: it follows the work, and the side they come to answers."""
    return reach.person is not None and reach.person.pk == membership.person_id


def may_answer_transfer(reach: Reach, transfer: Transfer, today: date) -> bool:
    """The other side; once it is late, also those above both who oversee them."""
    if speaks_for(reach, transfer.answering.unit):
        return True
    above = common_place(transfer)
    return is_late(transfer, today) and above is not None and reach.has(OVERSEERS, above)


def may_withdraw_transfer(reach: Reach, transfer: Transfer) -> bool:
    """The side that asked: whoever wrote it, or a colleague with the same duty.

    What a member asked for themself is theirs alone to take back.
    """
    wrote = reach.person is not None and reach.person.pk == transfer.asked_by_id
    own = transfer.asked_by_id == transfer.person_id
    return wrote or (not own and speaks_for(reach, transfer.asking.unit))


def may_view_transfers(reach: Reach) -> bool:
    """Whoever reads the registry reads the transfers that concern it."""
    return reach.has(STAFF)
